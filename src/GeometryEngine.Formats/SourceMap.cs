namespace GeometryEngine.Formats;

/// <summary>From the tables of one source to those of the joined data set.</summary>
/// <param name="Categories">For each category of the source, its index in <see cref="DatasetInfo.Categories"/>.</param>
/// <param name="Annotators">For each annotator of the source, the index in <see cref="DatasetInfo.Annotators"/>.</param>
public sealed record SourceMap(IReadOnlyList<int> Categories, IReadOnlyList<int> Annotators);
