namespace GeometryEngine.Formats;

/// <summary>An image in a TIFF file.</summary>
/// <param name="File">The file.</param>
/// <param name="Page">Which of its images.</param>
internal readonly record struct TiffPiece(string File, TiffPage Page);
