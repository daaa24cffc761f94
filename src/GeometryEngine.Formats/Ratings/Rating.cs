namespace GeometryEngine.Formats;

/// <summary>One answer, as numbers into the tables of a <see cref="RatingsTable"/>.</summary>
/// <param name="Annotator">Index of the annotator.</param>
/// <param name="Label">Index of the label or set of labels; -1 for a repeated answer, which does not count.</param>
/// <param name="Row">Row of the file.</param>
internal readonly record struct Rating(int Annotator, int Label, int Row);
