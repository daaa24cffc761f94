namespace GeometryEngine.Formats;

/// <summary>Rows of one image that follow each other in a CSV file.</summary>
/// <param name="File">Which of the source's files.</param>
/// <param name="Offset">Byte offset.</param>
/// <param name="Length">Length in bytes.</param>
/// <param name="Row">Number of the first row's line, from 1.</param>
internal readonly record struct CsvStretch(int File, long Offset, int Length, int Row);
