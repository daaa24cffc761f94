namespace GeometryEngine.Formats;

/// <summary>A ratings table in memory: 12 bytes an answer, and each item, annotator and label once.</summary>
internal sealed class RatingsTable
{
    public required IReadOnlyList<SourceId> Items { get; init; }

    public required AnnotatorTable Annotators { get; init; }

    public required IReadOnlyList<Category> Categories { get; init; }

    /// <summary>The categories of each label or set of labels.</summary>
    public required IReadOnlyList<int[]> Labels { get; init; }

    public required Grouped<Rating> Ratings { get; init; }

    public required IReadOnlyList<Problem> Problems { get; init; }
}
