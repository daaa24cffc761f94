namespace GeometryEngine.Formats;

/// <summary>What an export writes of one image.</summary>
/// <param name="Masks">The files: the path of each in the export's folder, and its bytes.</param>
/// <param name="Record">What the manifest says of them: one line.</param>
internal sealed record ImageFiles((string File, ReadOnlyMemory<byte> Content)[] Masks, ReadOnlyMemory<byte> Record);
