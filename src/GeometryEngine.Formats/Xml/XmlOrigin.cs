namespace GeometryEngine.Formats;

/// <summary>Where a parsed element comes from, so that a problem in it is located in the file.</summary>
/// <param name="File">Path of the file as the user gave it.</param>
/// <param name="Path">The path of the element, such as <c>annotations/image[3]</c>.</param>
/// <param name="Line">Line of the element in the file; the first is 1.</param>
internal sealed record XmlOrigin(string File, string Path, int Line = 1);
