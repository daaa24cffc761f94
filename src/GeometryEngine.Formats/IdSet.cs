namespace GeometryEngine.Formats;

/// <summary>
/// The ids seen so far, to find those that come twice. Costs about 30 bytes a numeric id while a file is indexed or written
/// (1,000,000 annotations: 30 MB), and the text itself for others.
/// </summary>
internal sealed class IdSet
{
    private readonly HashSet<long> _numbers = [];
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);

    /// <summary>Takes an id; false when it is there already. 7 and "7" are the same.</summary>
    public bool Add(SourceId id)
    {
        if (!id.IsNumber) id = IdText.Parse(id.ToString());
        return id.IsNumber ? _numbers.Add(id.Number) : _texts.Add(id.ToString());
    }
}
