namespace GeometryEngine.Formats;

/// <summary>An opened table of a column for each class.</summary>
internal sealed class OneHotSource : CsvSource
{
    public OneHotSource(DatasetInput input, ReadOptions options) : base(input.Path, options)
    {
        AddFile(input.OpenFile(), DeclareClasses);
        AddImages();
    }

    protected override void ParseRow(CsvRow row, int file, CsvImage image, List<Annotation> annotations, List<ExtraField> extras, ProblemLog log)
    {
        var absent = new List<string>();
        for (int column = 1; column < row.Header.Count; column++)
        {
            if (row.Header[column].Length == 0) continue;
            switch (row[column])
            {
                case "1" or "1.0":
                    annotations.Add(new Annotation { Category = CategoryOf(row.Header[column]), Annotator = AnnotatorOf(null) });
                    break;
                case "0" or "0.0":
                    absent.Add(row.Header[column]);
                    break;
                case not ("" or "-1" or "-1.0"):
                    row.Fail(column, $"'{row[column]}'", "1, 0, -1 or nothing");
                    break;
            }
        }
        if (absent.Count > 0) extras.Add(new ExtraField(KnownFields.NegativeLabels, $"[{string.Join(',', absent.Select(name => KnownFields.Of("", name).Json))}]"));
    }

    private int DeclareClasses(IReadOnlyList<string> header)
    {
        for (int column = 1; column < header.Count; column++)
        {
            if (header[column].Length == 0) Log.Report(Path, "line 1", $"no header over column {column + 1}", "the name of a class");
            else Declare(new Category { Id = new SourceId(column), Name = header[column] });
        }
        return 0;
    }
}
