namespace GeometryEngine.Formats;

/// <summary>A table with a row for each image and a column for each class, 1 where the image has it.</summary>
internal sealed class OneHotFormat : DatasetFormat
{
    public override string Name => "one-hot-csv";

    public override string Description => "a row for each image, a column for each class: 1 for yes, 0 for checked and absent, blank or -1 for unknown";

    public override Features Holds => Features.ImageLabels | Features.EmptyImages | Features.FileNames | Features.UnusedCategories | Features.Overlaps;

    public override bool Recognizes(DatasetInput input)
    {
        if (CsvHead.Of(input) is not { } header || CsvRow.Find(header, ObjectCsvColumns.ImageNames) != 0 || ObjectCsvColumns.Of(header).HasBoxes) return false;
        var lines = new TextLines(input.Head);
        var fields = new List<string>();
        bool isHeader = true, any = false;
        while (lines.Next(out ReadOnlySpan<byte> line))
        {
            if (lines.IsLast && input.Head.Length == DatasetInput.HeadLength) break; // it may be cut off
            if (line.Trim(" \t"u8).IsEmpty) continue;
            if (!isHeader && !(CsvLine.Split(line, CsvLine.Delimiter(line), fields) && fields.Skip(1).All(IsMark))) return false;
            any |= !isHeader;
            isHeader = false;
        }
        return any;
    }

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new OneHotSource(input, options);

    public override DatasetWriter Create(string path, DatasetInfo info) => new OneHotWriter(path, Holds, info);

    /// <summary>Whether a field says yes, no or unknown.</summary>
    public static bool IsMark(string field) => field is "0" or "1" or "-1" or "" or "0.0" or "1.0" or "-1.0";
}
