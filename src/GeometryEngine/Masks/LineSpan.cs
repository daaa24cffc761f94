namespace GeometryEngine;

/// <summary>Pixels [Start, End) of one line: rows of a column, or columns of a row.</summary>
internal readonly record struct LineSpan(int Line, int Start, int End);
