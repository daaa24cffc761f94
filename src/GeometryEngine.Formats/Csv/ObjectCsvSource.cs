namespace GeometryEngine.Formats;

/// <summary>An opened table of labels or boxes.</summary>
internal sealed class ObjectCsvSource : CsvSource
{
    private ObjectCsvColumns? _columns;

    public ObjectCsvSource(DatasetInput input, ReadOptions options) : base(input.Path, options)
    {
        AddFile(input.OpenFile(), FindColumns, ReadSize);
        AddImages();
    }

    protected override void ParseRow(CsvRow row, int file, CsvImage image, List<Annotation> annotations, List<ExtraField> extras, ProblemLog log)
    {
        string label = row[_columns!.Label];
        if (label.Length == 0 && (_columns.Label >= 0 || row[_columns.Left].Length == 0)) return; // an image on which nothing is marked
        var annotation = new Annotation { Category = CategoryOf(label), Annotator = AnnotatorOf(null) };
        annotations.Add(_columns.HasBoxes && row[_columns.Left].Length > 0 ? annotation with { Box = ReadBox(row) } : annotation);
    }

    protected override IReadOnlyList<string>? ImpliedHeader(IReadOnlyList<string> first) => ObjectCsvColumns.Implied(first);

    private int FindColumns(IReadOnlyList<string> header)
    {
        _columns = ObjectCsvColumns.Of(header);
        if (!_columns.AreKnown) Throw.Input(Path, "line 1", $"columns {string.Join(", ", header)}", "columns filename and class");
        if (!_columns.HasBoxes && CsvRow.Find(header, "bbox", "bounding_box") is >= 0 and var column)
            Log.Report(Path, "line 1", $"boxes in one column, {header[column]}, whose order is not told", "columns xmin, ymin, xmax, ymax, or xmin, ymin, w, h; the labels are kept");
        return _columns.Image;
    }

    private void ReadSize(CsvRow row, CsvImage image)
    {
        if (image.Height > 0 || row[_columns!.Width].Length == 0 || row[_columns.Height].Length == 0) return;
        try
        {
            double width = row.Number(_columns.Width), height = row.Number(_columns.Height);
            if (!(width is >= 1 and <= int.MaxValue && height is >= 1 and <= int.MaxValue) || width * height > Options.MaxPixels)
                row.Fail(_columns.Width, $"{width} x {height}", $"1 or more each way, at most {Options.MaxPixels} pixels");
            else (image.Height, image.Width) = ((int)height, (int)width);
        }
        catch (InputException failure) when (!Log.Strict)
        {
            Log.Report(failure.Problem);
        }
    }

    private Box ReadBox(CsvRow row)
    {
        double left = row.Number(_columns!.Left), top = row.Number(_columns.Top);
        double right = _columns.Right >= 0 ? row.Number(_columns.Right) : left + row.Number(_columns.BoxWidth);
        double bottom = _columns.Bottom >= 0 ? row.Number(_columns.Bottom) : top + row.Number(_columns.BoxHeight);
        if (right < left || bottom < top) row.Fail(_columns.Left, $"a box from ({left}, {top}) to ({right}, {bottom})", "corners from the top left to the bottom right");
        return new Box(left, top, right - left, bottom - top);
    }
}
