using System.Globalization;

namespace GeometryEngine.Formats;

/// <summary>Which column of a table of labels or boxes is what; -1 for those that are missing. A box has two corners, or one and a size.</summary>
internal sealed record ObjectCsvColumns(int Image, int Label, int Left, int Top, int Right, int Bottom, int BoxWidth, int BoxHeight, int Width, int Height)
{
    private static readonly string[] CornersThenClass = ["filename", "xmin", "ymin", "xmax", "ymax", "class"]; // as Keras RetinaNet has it
    private static readonly string[] ClassThenCorners = ["filename", "class", "xmin", "ymin", "xmax", "ymax"];

    /// <summary>The names for an image's file, which set such tables apart from ratings, whose items are no files.</summary>
    public static string[] ImageNames { get; } = ["filename", "file_name", "image_name", "image_path", "img_path", "img_name", "img_fname", "path", "file"];

    /// <summary>Whether the table has boxes.</summary>
    public bool HasBoxes => Left >= 0 && Top >= 0 && ((Right >= 0 && Bottom >= 0) || (BoxWidth >= 0 && BoxHeight >= 0));

    /// <summary>Whether the columns are those of labels or boxes of images.</summary>
    public bool AreKnown => Image >= 0 && (Label >= 0 || HasBoxes);

    /// <summary>Finds the columns.</summary>
    public static ObjectCsvColumns Of(IReadOnlyList<string> header)
    {
        int label = CsvRow.Find(header, "label_name", "class_label", "class_name", "class", "label", "category");
        int left = CsvRow.Find(header, "xmin", "x_min", "x1", "bbx_xtl", "xtl", "left"), top = CsvRow.Find(header, "ymin", "y_min", "y1", "bbx_ytl", "ytl", "top");
        int right = CsvRow.Find(header, "xmax", "x_max", "x2", "bbx_xbr", "xbr", "right"), bottom = CsvRow.Find(header, "ymax", "y_max", "y2", "bbx_ybr", "ybr", "bottom");
        int width = CsvRow.Find(header, "width", "img_w", "image_width"), height = CsvRow.Find(header, "height", "img_h", "image_height");
        int boxWidth = -1, boxHeight = -1;
        if (right < 0 && bottom < 0)
        {
            if (left < 0) (left, top) = (CsvRow.Find(header, "bbox_x", "box_x", "x"), CsvRow.Find(header, "bbox_y", "box_y", "y"));
            (boxWidth, boxHeight) = (CsvRow.Find(header, "bbox_width", "bbox_w", "box_width", "box_w", "w"), CsvRow.Find(header, "bbox_height", "bbox_h", "box_height", "box_h", "h"));
            if (left >= 0 && boxWidth < 0 && boxHeight < 0) (boxWidth, boxHeight, width, height) = (width, height, -1, -1);
        }
        var columns = new ObjectCsvColumns(CsvRow.Find(header, ImageNames), label, left, top, right, bottom, boxWidth, boxHeight, width, height);
        return columns.Image < 0 && columns.HasBoxes ? columns with { Image = CsvRow.Find(header, "image", "image_id", "img", "frame") } : columns;
    }

    /// <summary>The columns that a table without header has, by its first row: an image, four numbers or nothing, and a class; null when it is none.</summary>
    public static string[]? Implied(IReadOnlyList<string> first)
    {
        if (first.Count != CornersThenClass.Length || !ImageHeader.IsImage(first[0])) return null;
        if (AreCorners(first, 1) && !IsNumber(first[5])) return CornersThenClass;
        return AreCorners(first, 2) && first[1].Length > 0 ? ClassThenCorners : null;
    }

    private static bool AreCorners(IReadOnlyList<string> fields, int start) =>
        Enumerable.Range(start, 4).All(field => IsNumber(fields[field])) || fields.Skip(1).All(field => field.Length == 0);

    private static bool IsNumber(string field) => double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
