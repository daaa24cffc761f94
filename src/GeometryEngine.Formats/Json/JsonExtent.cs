namespace GeometryEngine.Formats;

/// <summary>Where an element of a list lies in its file.</summary>
/// <param name="Offset">Byte offset.</param>
/// <param name="Length">Length in bytes.</param>
/// <param name="Element">Its number in the list, from 0.</param>
internal readonly record struct JsonExtent(long Offset, int Length, int Element);
