namespace GeometryEngine.Formats;

/// <summary>What an export has written, or found written already.</summary>
/// <param name="Images">Images exported.</param>
/// <param name="Resumed">How many of them an earlier run of the same export had finished.</param>
/// <param name="Files">Files of masks.</param>
/// <param name="Bytes">Bytes of these files.</param>
/// <param name="Unpainted">Objects that were not painted, since they have a box or keypoints alone.</param>
/// <param name="Different">Files that are missing or differ from what the export would write; always 0 but when verifying.</param>
public readonly record struct ExportSummary(int Images, int Resumed, long Files, long Bytes, long Unpainted, long Different);
