namespace GeometryEngine.Formats;

/// <summary>
/// Which column of a ratings table is what. Long: a row for each answer, with columns item, annotator (may be missing: the whole table is one
/// annotator's) and label. Wide: a row for each item and a column for each annotator; the first column is the item when its header says so or is empty,
/// otherwise items are numbered from 1.
/// </summary>
/// <param name="Names">The headers.</param>
/// <param name="Item">Index of the item's column; -1 when items are numbered.</param>
/// <param name="Annotator">Long: index of the annotator's column, or -1.</param>
/// <param name="Label">Long: index of the label's column; -1 in a wide table.</param>
internal sealed record RatingsColumns(IReadOnlyList<string> Names, int Item, int Annotator, int Label)
{
    // The first of these that is there counts, so that a row id beside an image's name is not the item.
    private static readonly string[] ItemNames =
        ["item", "unit", "image", "image_name", "file_name", "filename", "file", "task", "image_id", "item_id", "unit_id", "task_id", "id"];

    private static readonly string[] AnnotatorNames =
        ["annotator", "rater", "worker", "coder", "user", "annotator_id", "rater_id", "worker_id", "coder_id", "user_id"];

    private static readonly string[] LabelNames = ["label", "labels", "rating", "category", "class", "answer", "value"];

    private static readonly string[][] GeometryNames = [["x", "y"], ["x1", "y1"], ["xmin", "ymin"], ["x_min", "y_min"], ["r", "g", "b"], ["bbox"], ["bounding_box"], ["segmentation"], ["polygon"]];

    private static readonly string[] SizeNames = ["width", "height"];

    /// <summary>Whether a row holds one answer.</summary>
    public bool IsLong => Label >= 0;

    /// <summary>Whether there are columns of boxes, shapes or colours, so that the table is something else.</summary>
    public bool HasGeometry => GeometryNames.Any(names => names.All(name => Names.Contains(name, StringComparer.OrdinalIgnoreCase)));

    /// <summary>Whether there are columns of an image's size, so that a table with a column for each annotator is something else.</summary>
    public bool HasSizes => SizeNames.All(name => Names.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>Columns that hold the answers of one annotator each, in a wide table.</summary>
    public IEnumerable<int> AnnotatorColumns => Enumerable.Range(0, Names.Count).Where(column => column != Item);

    /// <summary>What is missing of a long table that is plainly meant as one; null when nothing is.</summary>
    public string? Missing
    {
        get
        {
            if (IsLong) return Item < 0 ? "item" : null;
            return Item >= 0 && Find(Names, AnnotatorNames) >= 0 && Names.Count <= 3 ? "label" : null;
        }
    }

    /// <summary>Reads the header row.</summary>
    public static RatingsColumns Parse(IReadOnlyList<string> names)
    {
        int item = Find(names, ItemNames), annotator = Find(names, AnnotatorNames), label = Find(names, LabelNames);
        if (label >= 0 && (item >= 0 || annotator >= 0)) return new RatingsColumns(names, item, annotator, label);
        bool firstIsItem = names.Count > 0 && (names[0].Length == 0 || ItemNames.Contains(names[0], StringComparer.OrdinalIgnoreCase));
        return new RatingsColumns(names, firstIsItem ? 0 : -1, -1, -1);
    }

    private static int Find(IReadOnlyList<string> names, string[] synonyms)
    {
        foreach (string synonym in synonyms)
            for (int i = 0; i < names.Count; i++)
                if (names[i].Equals(synonym, StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }
}
