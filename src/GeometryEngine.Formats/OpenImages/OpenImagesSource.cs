using System.Globalization;

namespace GeometryEngine.Formats;

/// <summary>An opened set of Open Images files: one table by itself, or all tables of a folder.</summary>
internal sealed class OpenImagesSource : CsvSource
{
    private const string Table = "images.meta"; // name, height and width of images, as some tools keep them

    private readonly List<OpenImagesColumns> _columns = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal); // image files by id

    public OpenImagesSource(DatasetInput input, ReadOptions options) : base(input.Path, options)
    {
        FileTree tree = input.Tree;
        string[] tables = input.File is { } one ? [one] : [.. tree.Files.Where(file => OpenImagesFormat.IsTable(input, file))];
        if (input.IsTree) ReadNames(tree);
        foreach (string table in tables)
        {
            string? subset = SubsetOf(System.IO.Path.GetFileName(table));
            AddFile(tree.Open(table), FindColumns, (_, image) => image.Subset ??= subset);
        }
        if (input.IsTree) ReadSizes(tree);
        AddImages();
    }

    protected override string? FileNameOf(CsvImage image) =>
        _files.TryGetValue(image.Name, out string? file) ? System.IO.Path.GetFileName(file) : $"{image.Name}.jpg"; // all images of the set are JPEG

    protected override void ParseRow(CsvRow row, int file, CsvImage image, List<Annotation> annotations, List<ExtraField> extras, ProblemLog log)
    {
        OpenImagesColumns columns = _columns[file];
        string label = _names.GetValueOrDefault(row[columns.Label], row[columns.Label]);
        if (label.Length == 0) row.Fail(columns.Label, "no label", "the name of a class");
        double? confidence = columns.Confidence >= 0 && row[columns.Confidence].Length > 0 ? row.Number(columns.Confidence) : null;
        bool isBox = columns.Left >= 0 && row[columns.Left].Length > 0;
        if (!isBox && confidence == 0) // somebody checked, and it is not there
        {
            AddNegative(extras, label);
            return;
        }
        annotations.Add(new Annotation
        {
            Category = CategoryOf(label),
            Annotator = AnnotatorOf(null),
            Box = isBox ? ReadBox(row, columns, image, log) : null,
            Score = confidence is null or 1 ? null : confidence,
            IsCrowd = columns.Group >= 0 && row[columns.Group] == "1",
            Extras = ReadFields(row, columns),
        });
    }

    // The order in the file is XMin, XMax, YMin, YMax; an image without a known size keeps shares.
    private static Box ReadBox(CsvRow row, OpenImagesColumns columns, CsvImage image, ProblemLog log)
    {
        double width = Math.Max(1, image.Width), height = Math.Max(1, image.Height);
        if (image.Width == 0)
            log.Report(row.File, row.Place, $"no size of image {image.Name}", $"the image file, or a row in {SizeTable.Name}; without, coordinates stay shares of the image");
        double left = row.Number(columns.Left), right = row.Number(columns.Right), top = row.Number(columns.Top), bottom = row.Number(columns.Bottom);
        if (right < left || bottom < top) row.Fail(columns.Left, $"a box from ({left}, {top}) to ({right}, {bottom})", "XMin up to XMax and YMin up to YMax");
        return new Box(left * width, top * height, (right - left) * width, (bottom - top) * height);
    }

    private List<ExtraField> ReadFields(CsvRow row, OpenImagesColumns columns)
    {
        var fields = new List<ExtraField>();
        if (!Options.KeepExtras) return fields;
        foreach ((int column, string field) in columns.Flags)
            if (row[column] is "0" or "1") fields.Add(KnownFields.Of(field, row[column] == "1"));
        if (row[columns.Source].Length > 0) fields.Add(KnownFields.Of("source", row[columns.Source]));
        return fields;
    }

    private static void AddNegative(List<ExtraField> extras, string label)
    {
        string name = KnownFields.Of("", label).Json;
        int at = extras.FindIndex(extra => extra.Name == KnownFields.NegativeLabels);
        if (at < 0) extras.Add(new ExtraField(KnownFields.NegativeLabels, $"[{name}]"));
        else extras[at] = new ExtraField(KnownFields.NegativeLabels, $"{extras[at].Json[..^1]},{name}]");
    }

    private int FindColumns(IReadOnlyList<string> header)
    {
        _columns.Add(OpenImagesColumns.Of(header));
        return _columns[^1].Image;
    }

    // Two columns without quotes around most names: /m/01g317,Person. A header may stand above.
    private void ReadNames(FileTree tree)
    {
        foreach (string file in tree.Files.Where(name => name.Contains("class-descriptions", StringComparison.OrdinalIgnoreCase)))
        {
            var lines = new TextLines(tree.Read(file, Options.MaxElementBytes));
            var fields = new List<string>();
            while (lines.Next(out ReadOnlySpan<byte> line))
            {
                if (!CsvLine.Split(line, (byte)',', fields) || fields.Count < 2 || fields[0] == "LabelName" || !_names.TryAdd(fields[0], fields[1])) continue;
                Declare(new Category { Id = new SourceId(fields[0]), Name = fields[1] });
            }
        }
    }

    private void ReadSizes(FileTree tree)
    {
        foreach (string file in tree.Files.Where(ImageHeader.IsImage))
            if (!file.Contains("mask", StringComparison.OrdinalIgnoreCase)) _files.TryAdd(System.IO.Path.GetFileNameWithoutExtension(file), file);
        SizeTable sizes = SizeTable.Read(tree, Options, Log);
        Dictionary<string, (int Height, int Width)> table = ReadMeta(tree);
        foreach (CsvImage image in Found)
        {
            if (sizes.Find(image.Subset, image.Name) is { } row) (image.Height, image.Width) = (row.Height, row.Width);
            else if (table.TryGetValue(image.Name, out (int Height, int Width) size)) (image.Height, image.Width) = size;
            else if (_files.TryGetValue(image.Name, out string? file))
            {
                using InputFile opened = tree.Open(file);
                if (ImageHeader.ReadSize(opened) is var (height, width)) (image.Height, image.Width) = (height, width);
            }
        }
    }

    private static Dictionary<string, (int Height, int Width)> ReadMeta(FileTree tree)
    {
        var sizes = new Dictionary<string, (int Height, int Width)>(StringComparer.Ordinal);
        if (tree.Files.FirstOrDefault(file => System.IO.Path.GetFileName(file) == Table) is not { } name) return sizes;
        var lines = new TextLines(tree.Read(name, 1 << 30));
        while (lines.Next(out ReadOnlySpan<byte> line))
        {
            string[] parts = System.Text.Encoding.UTF8.GetString(line).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == 3 && parts[0] != "#" && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int height)
                && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int width) && height > 0 && width > 0) sizes[parts[0]] = (height, width);
        }
        return sizes;
    }

    private static string? SubsetOf(string file) => ((string[])["train", "validation", "test"]).FirstOrDefault(subset => file.Contains(subset, StringComparison.OrdinalIgnoreCase));
}
