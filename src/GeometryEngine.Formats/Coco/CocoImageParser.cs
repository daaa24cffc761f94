namespace GeometryEngine.Formats;

/// <summary>Reads the images of a COCO file.</summary>
internal sealed class CocoImageParser(ReadOptions options, ProblemLog log, AnnotatorTable annotators)
{
    private readonly Dictionary<string, int[]> _annotatorLists = new(StringComparer.Ordinal);

    /// <summary>Reads an image; a size that cannot be used is reported and counts as unknown.</summary>
    /// <exception cref="InputException">The image is broken, or has no id.</exception>
    public CocoImage Parse(JsonCursor cursor, JsonExtent extent)
    {
        int start = cursor.Position;
        SourceId? id = null;
        string? fileName = null, url = null;
        int height = 0, width = 0;
        int[]? seenBy = null;
        var extras = new ExtraFields(keep: false);
        cursor.EnterObject();
        while (cursor.NextProperty(out ReadOnlySpan<byte> name))
        {
            if (cursor.TryReadNull()) continue;
            if (name.SequenceEqual("id"u8)) id = cursor.ReadId();
            else if (name.SequenceEqual("file_name"u8)) fileName = CocoName.Read(ref cursor, log);
            else if (name.SequenceEqual("coco_url"u8) && cursor.Kind == JsonKind.Text) url = CocoName.Read(ref cursor, log);
            else if (name.SequenceEqual("height"u8)) height = ReadSize(ref cursor);
            else if (name.SequenceEqual("width"u8)) width = ReadSize(ref cursor);
            else if (name.SequenceEqual("annotators"u8)) seenBy = ReadAnnotators(ref cursor);
            else extras.Read(ref cursor, name);
        }
        if (id is null) Throw.Input(cursor.ProblemAt(start, "no id", "an id: a whole number or a text"));
        if ((long)height * width > options.MaxPixels)
        {
            log.Report(cursor.ProblemAt(start, $"height {height} and width {width}, {(long)height * width} pixels", $"at most {options.MaxPixels} pixels"));
            (height, width) = (0, 0);
        }
        return new CocoImage(id.Value, fileName ?? LastTwoParts(url), height, width, seenBy, extent);
    }

    /// <summary>Reads the fields of an image that <see cref="Parse"/> does not take up.</summary>
    public static IReadOnlyList<ExtraField> ParseExtras(JsonCursor cursor)
    {
        var extras = new ExtraFields(keep: true);
        cursor.EnterObject();
        while (cursor.NextProperty(out ReadOnlySpan<byte> name))
        {
            bool known = name.SequenceEqual("id"u8) || name.SequenceEqual("file_name"u8) || name.SequenceEqual("height"u8)
                || name.SequenceEqual("width"u8) || name.SequenceEqual("annotators"u8);
            if (known) cursor.Skip();
            else extras.Read(ref cursor, name);
        }
        return extras.Fields;
    }

    private int ReadSize(ref JsonCursor cursor)
    {
        int position = cursor.Position;
        string written = cursor.Describe();
        bool wasText = false;
        double size = cursor.ReadNumber(ref wasText);
        if (size is >= 1 and <= int.MaxValue && size == Math.Truncate(size))
        {
            if (wasText || written.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0)
                log.Report(cursor.ProblemAt(position, written, "a whole number of pixels, written as such"));
            return (int)size;
        }
        log.Report(cursor.ProblemAt(position, written, $"a whole number of pixels, 1 to {int.MaxValue}"));
        return 0;
    }

    // Most images name the same annotators: equal lists are kept once.
    private int[] ReadAnnotators(ref JsonCursor cursor)
    {
        var indexes = new SortedSet<int>();
        cursor.EnterList();
        while (cursor.NextElement()) indexes.Add(annotators.Add(cursor.ReadId().ToString()));
        string key = string.Join(',', indexes);
        if (!_annotatorLists.TryGetValue(key, out int[]? list)) _annotatorLists.Add(key, list = [.. indexes]);
        return list;
    }

    // LVIS v1 has no file names, but URLs such as http://images.cocodataset.org/val2017/000000397133.jpg: "val2017/000000397133.jpg".
    private static string? LastTwoParts(string? url)
    {
        if (string.IsNullOrEmpty(url)) return null;
        string path = Uri.TryCreate(url, UriKind.Absolute, out Uri? absolute) ? Uri.UnescapeDataString(absolute.AbsolutePath) : url;
        string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0 ? null : string.Join('/', parts[Math.Max(0, parts.Length - 2)..]);
    }
}
