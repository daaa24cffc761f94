namespace GeometryEngine.Formats;

/// <summary>What is kept in memory of a COCO file: its tables, and where each image's annotations lie.</summary>
internal sealed class CocoIndex
{
    /// <summary>The property that holds the annotations; empty when the file is a bare list of them.</summary>
    public required string Section { get; init; }

    public required IReadOnlyList<CocoImage> Images { get; init; }

    public required IReadOnlyList<Category> Categories { get; init; }

    /// <summary>Index into <see cref="Categories"/> by id.</summary>
    public required IReadOnlyDictionary<SourceId, int> CategoryIndexes { get; init; }

    /// <summary>The ids of categories that annotations name and no table lists; each is among <see cref="Categories"/> all the same.</summary>
    public IReadOnlySet<SourceId> UnlistedCategories { get; init; } = new HashSet<SourceId>();

    /// <summary>Index into <see cref="Categories"/> of the category of objects that name none; -1 where there is no such object.</summary>
    public int Uncategorized { get; init; } = -1;

    public required AnnotatorTable Annotators { get; init; }

    /// <summary>Where the annotations of each image lie: 12 bytes an annotation.</summary>
    public required JsonElements Annotations { get; init; }

    public IReadOnlyList<ExtraField> Extras { get; init; } = [];

    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>Whether the file has no tables of images and categories, only their ids.</summary>
    public bool IdsOnly => Section.Length == 0;
}
