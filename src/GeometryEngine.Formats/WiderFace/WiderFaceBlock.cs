namespace GeometryEngine.Formats;

/// <summary>Where the lines of an image stand.</summary>
/// <param name="File">The file.</param>
/// <param name="Image">The image's path.</param>
/// <param name="Offset">Byte offset of the first face's line.</param>
/// <param name="Length">Bytes of the lines of faces.</param>
/// <param name="Line">Number of the first of them.</param>
internal readonly record struct WiderFaceBlock(string File, string Image, long Offset, int Length, int Line);
