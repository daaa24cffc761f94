namespace GeometryEngine.Formats;

/// <summary>Where an element lies in its XML file.</summary>
/// <param name="Offset">Byte offset of its first tag.</param>
/// <param name="Length">Length in bytes.</param>
/// <param name="Line">Line of its first tag; the first of the file is 1.</param>
internal readonly record struct XmlExtent(long Offset, int Length, int Line);
