namespace GeometryEngine.Formats;

/// <summary>Finds the format of an input by its content.</summary>
internal static class FormatDetection
{
    // What may hold the annotations of many images. Of formats with a file for each image the folder is recognised as a whole.
    private static readonly HashSet<string> Extensions = new(StringComparer.Ordinal)
        { ".json", ".jsonl", ".ndjson", ".geojson", ".xml", ".csv", ".tsv", ".parquet", ".manifest" };

    private const int MostNamed = 8; // properties or columns
    private const int LongestName = 40;
    private const string TableFound = "a table of no known format with ";
    private const string TableAllowed = "columns item, annotator and label; or item and a column for each annotator, with labels that these have in common (--format ratings takes any columns for annotators); or ";

    /// <summary>The format of an input, and the parts of it to open: the input itself, or files of a folder or archive.</summary>
    /// <exception cref="InputException">No format recognises it.</exception>
    /// <exception cref="ArgumentException"><see cref="ReadOptions.Format"/> names no format.</exception>
    public static (DatasetFormat Format, IReadOnlyList<DatasetInput> Parts) Detect(DatasetInput input, ReadOptions options)
    {
        if (options.Format is { } name) return Chosen(input, name);
        if (Whole(input, yields: false) is { } whole) return (whole, [input]);
        if (input.IsTree)
        {
            DatasetInput[] files = Candidates(input);
            foreach (DatasetFormat format in DatasetFormats.All)
                if (Recognized(format, files) is [_, ..] parts) return (format, parts);
            if (Whole(input, yields: true) is { } images) return (images, [input]);
        }
        string found = Describe(input);
        Throw.Input(input.Path, "", found, $"{(found.StartsWith(TableFound, StringComparison.Ordinal) ? TableAllowed : "")}one of the formats {Names()}");
        return default;
    }

    /// <summary>The files of a folder or archive that are of other formats than the one its parts are read by: a problem for each.</summary>
    public static IEnumerable<Problem> LeftOut(DatasetInput input, DatasetFormat format, IReadOnlyList<DatasetInput> parts)
    {
        if (!input.IsTree || parts.Contains(input)) yield break;
        HashSet<string?> read = [.. parts.Select(part => part.File)];
        foreach (DatasetInput file in Candidates(input).Where(file => !read.Contains(file.File) && System.IO.Path.GetFileName(file.File) != ExportManifest.Name))
            if (DatasetFormats.All.FirstOrDefault(other => other.Recognizes(file)) is { } other and not RatingsFormat) // which any table may be
                yield return new Problem(file.Path, "", $"a file of format {other.Name} in a folder read as {format.Name}", "files of one format, or one named by itself or chosen with --format");
    }

    private static (DatasetFormat Format, IReadOnlyList<DatasetInput> Parts) Chosen(DatasetInput input, string name)
    {
        DatasetFormat? chosen = DatasetFormats.Find(name);
        if (chosen is null) Throw.Argument($"format '{name}'; known are {Names()}", nameof(name));
        if (!input.IsTree || chosen.Recognizes(input)) return (chosen, [input]);
        return Recognized(chosen, Candidates(input)) is [_, ..] parts ? (chosen, parts) : (chosen, [input]);
    }

    private static DatasetFormat? Whole(DatasetInput input, bool yields) => DatasetFormats.All.FirstOrDefault(format => (input.IsTree && format.YieldsToFiles(input)) == yields && format.Recognizes(input));

    private static DatasetInput[] Candidates(DatasetInput input) =>
        [.. input.Tree.Files.Select(input.At).Where(file => Extensions.Contains(file.Extension))];

    private static DatasetInput[] Recognized(DatasetFormat format, DatasetInput[] files) => [.. files.Where(format.Recognizes)];

    private static string Describe(DatasetInput input)
    {
        if (input.IsTree) return Directory.Exists(input.Path) ? "a folder of no known format" : "a zip archive of no known format";
        ReadOnlySpan<byte> head = input.Head;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return "text in UTF-16";
        string[] properties = [.. input.JsonProperties.Keys.Take(MostNamed)];
        if (properties.Length > 0) return $"JSON with {string.Join(", ", properties.Select(name => $"\"{name}\""))}";
        if (input.XmlRoot.Length > 0) return $"XML with root <{input.XmlRoot}>";
        if (input.FirstByte is (byte)'{' or (byte)'[') return "JSON of no known shape";
        return input.Extension is ".csv" or ".tsv" && Columns(head) is { } columns ? TableFound + columns : "content of no known format";
    }

    // The first of them, each cut.
    private static string? Columns(ReadOnlySpan<byte> head)
    {
        try
        {
            using CsvTable table = CsvTable.OfHead(head);
            if (!table.Read()) return null;
            IEnumerable<string> names = Enumerable.Range(0, Math.Min(table.FieldCount, MostNamed)).Select(field => Printable.Line(table[field][..Math.Min(table[field].Length, LongestName)].ToString()));
            return $"{(table.FieldCount == 1 ? "the column" : $"{table.FieldCount} columns:")} {string.Join(", ", names)}{(table.FieldCount > MostNamed ? ", ..." : "")}";
        }
        catch (InputException)
        {
            return null;
        }
    }

    private static string Names() => string.Join(", ", DatasetFormats.All.Select(format => format.Name));
}
