namespace GeometryEngine.Formats;

/// <summary>What painting objects yields.</summary>
/// <param name="Objects">
/// Which object is visible: its place among those painted, from 1; 0 for none, and one more than there are for the void band. In semantic and
/// colour masks it may be <paramref name="Values"/>.
/// </param>
/// <param name="ValueOf">The pixel value of each label of <paramref name="Objects"/>.</param>
/// <param name="Values">The pixel values.</param>
public sealed record PaintedMask(LabelRuns Objects, IReadOnlyList<int> ValueOf, LabelRuns Values);
