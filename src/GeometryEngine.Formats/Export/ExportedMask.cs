namespace GeometryEngine.Formats;

/// <summary>One file of an export.</summary>
/// <param name="File">Its path in the export's folder, with <c>/</c> between parts.</param>
/// <param name="Annotator">Whose objects it shows: an index into <see cref="DatasetInfo.Annotators"/>.</param>
/// <param name="Objects">What it shows, in file order.</param>
/// <param name="Pixels">What is visible of them.</param>
/// <param name="Content">The bytes of the file.</param>
public sealed record ExportedMask(string File, int Annotator, IReadOnlyList<ExportedObject> Objects, PaintedMask Pixels, byte[] Content);
