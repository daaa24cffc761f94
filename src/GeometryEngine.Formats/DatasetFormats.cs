namespace GeometryEngine.Formats;

/// <summary>The formats the engine speaks, and the door to all of them.</summary>
public static class DatasetFormats
{
    private const int HeadLength = 64 << 10;

    /// <summary>All formats, most specific first: the first that recognises a file reads it.</summary>
    public static IReadOnlyList<DatasetFormat> All { get; } = [new CocoFormat(), new CocoResultsFormat(), new RatingsFormat()];

    /// <summary>The format of a name; null when there is none.</summary>
    /// <param name="name">A name as in <see cref="DatasetFormat.Name"/>, in any case.</param>
    public static DatasetFormat? Find(string name) => All.FirstOrDefault(format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Opens sources as one data set, joined image by image. Images are the same when their file names are equal (<c>\</c> read as <c>/</c>),
    /// or their ids where a source has no file names; categories when their names are equal.
    /// </summary>
    /// <param name="sources">Paths, with the annotator of each where it is not the file's name.</param>
    /// <param name="options">Strictness and limits; <see cref="ReadOptions.Default"/> when null.</param>
    /// <exception cref="InputException">A source is missing, empty or of no known format; in strict reading also at the first problem.</exception>
    /// <exception cref="ArgumentException"><see cref="ReadOptions.Format"/> names no format.</exception>
    public static DatasetReader Open(IReadOnlyList<SourceSpec> sources, ReadOptions? options = null)
    {
        options ??= ReadOptions.Default;
        var opened = new List<(DatasetSource, string?)>();
        try
        {
            foreach (SourceSpec spec in sources) opened.Add((Detect(spec.Path, options).Open(spec.Path, options), spec.Annotator));
            return new DatasetReader(opened, options);
        }
        catch
        {
            foreach ((DatasetSource source, _) in opened) source.Dispose();
            throw;
        }
    }

    private static DatasetFormat Detect(string path, ReadOptions options)
    {
        if (options.Format is { } name)
        {
            if (Find(name) is { } chosen) return chosen;
            Throw.Argument($"format '{name}'; known are {Names()}", nameof(options));
        }
        byte[] head = [];
        if (!Directory.Exists(path))
        {
            using InputFile file = InputFile.Open(path);
            head = file.Head(HeadLength);
        }
        if (All.FirstOrDefault(format => format.Recognizes(path, head)) is { } format) return format;
        Throw.Input(path, "", Unknown(path, head), $"one of the formats {Names()}");
        return null;
    }

    private static string Unknown(string path, ReadOnlySpan<byte> head)
    {
        if (Directory.Exists(path)) return "a folder of no known format";
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return "text in UTF-16";
        string[] properties = [.. JsonHead.Properties(head).Keys.Take(8)];
        if (properties.Length > 0) return $"JSON with {string.Join(", ", properties.Select(name => $"\"{name}\""))}";
        return JsonHead.FirstByte(head) is (byte)'{' or (byte)'[' ? "JSON of no known shape" : "content of no known format";
    }

    private static string Names() => string.Join(", ", All.Select(format => format.Name));
}
