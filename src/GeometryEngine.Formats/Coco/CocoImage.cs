namespace GeometryEngine.Formats;

/// <summary>What is kept in memory of one image.</summary>
/// <param name="Id">The id as written.</param>
/// <param name="FileName">The file name; null where there is none.</param>
/// <param name="Height">Pixels; 0 when unknown.</param>
/// <param name="Width">Pixels; 0 when unknown.</param>
/// <param name="Subset">The part of the data set; null where none is named.</param>
/// <param name="Annotators">Who has seen it, ascending indexes; null for every annotator of the file.</param>
/// <param name="Extent">Where it stands in the file.</param>
internal readonly record struct CocoImage(SourceId Id, string? FileName, int Height, int Width, string? Subset, int[]? Annotators, JsonExtent Extent)
{
    public bool HasSize => Height > 0 && Width > 0;

    public ImageInfo ToInfo() => new() { Id = Id, FileName = FileName, Height = Height, Width = Width, Subset = Subset };
}
