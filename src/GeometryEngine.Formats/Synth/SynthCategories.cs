namespace GeometryEngine.Formats;

/// <summary>The fixed tables of a synthetic data set: categories and tags.</summary>
internal static class SynthCategories
{
    private static readonly (string Name, string Supercategory, SynthKind Kind)[] Rows =
    [
        ("car", "vehicle", SynthKind.Polygon),
        ("truck", "vehicle", SynthKind.Polygon),
        ("tree", "nature", SynthKind.Polygon),
        ("building", "structure", SynthKind.Polygon),
        ("traffic sign", "street", SynthKind.Box),
        ("traffic light", "street", SynthKind.Box),
        ("water", "ground", SynthKind.Mask),
        ("grass", "ground", SynthKind.Mask),
        ("person", "person", SynthKind.Keypoints),
        ("city", "scene", SynthKind.ImageLabel),
        ("village", "scene", SynthKind.ImageLabel),
        ("forest", "scene", SynthKind.ImageLabel),
        ("coast", "scene", SynthKind.ImageLabel),
    ];

    private static readonly int[][] ByKind =
        [.. Enum.GetValues<SynthKind>().Select(kind => Enumerable.Range(0, Rows.Length).Where(index => Rows[index].Kind == kind).ToArray())];

    /// <summary>All categories; ids are 1, 2, ... in this order.</summary>
    public static IReadOnlyList<Category> All { get; } = [.. Rows.Select((row, index) => new Category
    {
        Id = new SourceId(index + 1),
        Name = row.Name,
        Supercategory = row.Supercategory,
        KeypointNames = row.Kind == SynthKind.Keypoints ? SynthPose.Names : [],
        Skeleton = row.Kind == SynthKind.Keypoints ? SynthPose.Skeleton : [],
    })];

    /// <summary>What an image may be tagged with. The first two exclude each other: an image has exactly one of them.</summary>
    public static IReadOnlyList<string> Tags { get; } = ["day", "night", "rain", "snow", "blurred", "crowded"];

    /// <summary>How the objects of a category are annotated.</summary>
    public static SynthKind KindOf(int category) => Rows[category].Kind;

    /// <summary>The categories annotated in one way, ascending: those an annotator may confuse.</summary>
    public static ReadOnlySpan<int> OfKind(SynthKind kind) => ByKind[(int)kind];

    /// <summary>One of the categories annotated in one way.</summary>
    public static int Any(SynthKind kind, SynthRandom random) => ByKind[(int)kind][random.Below(ByKind[(int)kind].Length)];
}
