namespace GeometryEngine.Formats;

/// <summary>The rows of an image, which need not follow each other.</summary>
/// <param name="Image">The image.</param>
/// <param name="Rows">Their numbers in the file.</param>
internal sealed record GeoRows(string Image, List<long> Rows);
