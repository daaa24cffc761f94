namespace GeometryEngine;

/// <summary>The tables that the annotations of a data set point into.</summary>
public sealed record DatasetInfo
{
    /// <summary>All categories, each name once; <see cref="Annotation.Category"/> is an index into it.</summary>
    public IReadOnlyList<Category> Categories { get; init; } = [];

    /// <summary>All annotators, each name once; <see cref="Annotation.Annotator"/> is an index into it.</summary>
    public IReadOnlyList<string> Annotators { get; init; } = [];

    /// <summary>Whether any annotator is named by the data or the user, rather than after a file.</summary>
    public bool HasNamedAnnotators { get; init; }

    /// <summary>Number of distinct images.</summary>
    public int ImageCount { get; init; }

    /// <summary>Fields of the file as a whole that the engine has no noun for (COCO's info, licenses), in file order.</summary>
    public IReadOnlyList<ExtraField> Extras { get; init; } = [];
}
