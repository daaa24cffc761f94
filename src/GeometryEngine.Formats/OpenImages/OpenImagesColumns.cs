namespace GeometryEngine.Formats;

/// <summary>Which column of a file of Open Images is what; -1 for those that are missing.</summary>
internal sealed record OpenImagesColumns(int Image, int Label, int Confidence, int Left, int Right, int Top, int Bottom, int Source)
{
    /// <summary>The flags, each 1, 0, or -1 where it is unknown, and the fields they become.</summary>
    private static readonly (string Column, string Field)[] Known =
    [
        ("IsOccluded", KnownFields.Occluded), ("IsTruncated", KnownFields.Truncated), ("IsDepiction", "is_depiction"), ("IsInside", "is_inside"),
    ];

    private readonly List<(int Column, string Field)> _flags = [];

    /// <summary>The column that says whether a box is around a group.</summary>
    public int Group { get; private init; }

    /// <summary>The other flags that are there.</summary>
    public IReadOnlyList<(int Column, string Field)> Flags => _flags;

    /// <summary>Finds the columns.</summary>
    public static OpenImagesColumns Of(IReadOnlyList<string> header)
    {
        var columns = new OpenImagesColumns(
            CsvRow.Find(header, "ImageID"), CsvRow.Find(header, "LabelName"), CsvRow.Find(header, "Confidence"), CsvRow.Find(header, "XMin"),
            CsvRow.Find(header, "XMax"), CsvRow.Find(header, "YMin"), CsvRow.Find(header, "YMax"), CsvRow.Find(header, "Source"))
        { Group = CsvRow.Find(header, "IsGroupOf") };
        foreach ((string column, string field) in Known)
            if (CsvRow.Find(header, column) is var at and >= 0) columns._flags.Add((at, field));
        return columns;
    }
}
