namespace GeometryEngine.Formats;

/// <summary>Where a piece of JSON comes from, so that an error in it is located in the file.</summary>
/// <param name="File">Path of the file as the user gave it.</param>
/// <param name="Offset">Byte offset of the piece in the file.</param>
/// <param name="Section">The top-level property that holds it; empty when the file is a bare list.</param>
/// <param name="Element">Its number in the section's list, from 0; -1 when it is the property's value itself.</param>
internal readonly record struct JsonOrigin(string File, long Offset, string Section, int Element)
{
    /// <summary>The path of the piece, such as <c>annotations[12]</c>.</summary>
    public string Root => Element < 0 ? Section : $"{Section}[{Element}]";

    /// <summary>A place inside the piece, such as <c>byte 512, annotations[12].segmentation[0]</c>.</summary>
    /// <param name="text">The whole piece.</param>
    /// <param name="position">Index into it.</param>
    public string Place(ReadOnlySpan<byte> text, int position)
    {
        string path = (Root + JsonPath.To(text, position)).TrimStart('.');
        return path.Length == 0 ? $"byte {Offset + position}" : $"byte {Offset + position}, {path}";
    }
}
