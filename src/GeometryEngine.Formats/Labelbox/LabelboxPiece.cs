namespace GeometryEngine.Formats;

/// <summary>An image of a Labelbox file.</summary>
/// <param name="Key">Id of its data row.</param>
internal sealed record LabelboxPiece(string Key)
{
    /// <summary>Where its rows stand.</summary>
    public List<JsonExtent> Rows { get; } = [];
}
