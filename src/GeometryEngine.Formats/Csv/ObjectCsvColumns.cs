namespace GeometryEngine.Formats;

/// <summary>Which column of a table of labels or boxes is what; -1 for those that are missing.</summary>
internal sealed record ObjectCsvColumns(int Image, int Label, int Left, int Top, int Right, int Bottom, int Width, int Height)
{
    /// <summary>The names for an image's file, which set such tables apart from ratings, whose items are no files.</summary>
    public static string[] ImageNames { get; } = ["filename", "file_name", "image_name", "image_path", "img_path", "img_name", "img_fname", "path", "file"];

    /// <summary>Whether the table has boxes.</summary>
    public bool HasBoxes => Left >= 0 && Top >= 0 && Right >= 0 && Bottom >= 0;

    /// <summary>Finds the columns.</summary>
    public static ObjectCsvColumns Of(IReadOnlyList<string> header) => new(
        CsvRow.Find(header, ImageNames),
        CsvRow.Find(header, "label_name", "class_label", "class_name", "class", "label", "category"),
        CsvRow.Find(header, "xmin", "x1", "bbx_xtl", "xtl", "left"),
        CsvRow.Find(header, "ymin", "y1", "bbx_ytl", "ytl", "top"),
        CsvRow.Find(header, "xmax", "x2", "bbx_xbr", "xbr", "right"),
        CsvRow.Find(header, "ymax", "y2", "bbx_ybr", "ybr", "bottom"),
        CsvRow.Find(header, "width", "img_w", "image_width"),
        CsvRow.Find(header, "height", "img_h", "image_height"));
}
