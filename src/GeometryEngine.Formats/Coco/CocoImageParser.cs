namespace GeometryEngine.Formats;

/// <summary>Reads the images of a COCO file.</summary>
internal sealed class CocoImageParser(ReadOptions options, ProblemLog log, AnnotatorTable annotators)
{
    private readonly NameTable _subsets = new(); // each name once
    private readonly Dictionary<string, int[]> _annotatorLists = new(StringComparer.Ordinal);

    /// <summary>Reads an image. A field that cannot be used is reported and counts as not given.</summary>
    /// <exception cref="InputException">The image is broken, or has no id; in strict reading also at any other problem.</exception>
    public CocoImage Parse(JsonCursor cursor, JsonExtent extent)
    {
        int start = cursor.Position;
        var fields = new Fields();
        cursor.EnterObject();
        while (cursor.NextProperty(out ReadOnlySpan<byte> name))
        {
            JsonCursor value = cursor;
            try { ParseField(ref cursor, name, ref fields); }
            catch (InputException failure) when (!log.Strict)
            {
                log.Report(failure.Problem);
                cursor = value;
                cursor.Skip();
            }
        }
        if (fields.Id is null) Throw.Input(cursor.ProblemAt(start, "no id", "an id: a whole number or a text"));
        if ((long)fields.Height * fields.Width > options.MaxPixels)
        {
            log.Report(cursor.ProblemAt(start, $"height {fields.Height} and width {fields.Width}", $"at most {options.MaxPixels} pixels"));
            (fields.Height, fields.Width) = (0, 0);
        }
        return new CocoImage(fields.Id.Value, fields.FileName ?? LastTwoParts(fields.Url), fields.Height, fields.Width, fields.Subset, fields.Annotators, extent);
    }

    /// <summary>Reads the fields of an image that <see cref="Parse"/> does not take up. Broken ones were reported by it and are left out.</summary>
    public static IReadOnlyList<ExtraField> ParseExtras(JsonCursor cursor)
    {
        var extras = new ExtraFields(keep: true);
        cursor.EnterObject();
        while (cursor.NextProperty(out ReadOnlySpan<byte> name))
        {
            JsonCursor value = cursor;
            try
            {
                if (IsKnown(name)) cursor.Skip();
                else extras.Read(ref cursor, name);
            }
            catch (InputException)
            {
                cursor = value;
                cursor.Skip();
            }
        }
        return extras.Fields;
    }

    private static bool IsKnown(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("id"u8) || name.SequenceEqual("file_name"u8) || name.SequenceEqual("height"u8)
        || name.SequenceEqual("width"u8) || name.SequenceEqual("annotators"u8) || name.SequenceEqual("subset"u8);

    private void ParseField(ref JsonCursor cursor, ReadOnlySpan<byte> name, ref Fields fields)
    {
        if (cursor.TryReadNull()) return;
        if (name.SequenceEqual("id"u8)) fields.Id = cursor.ReadId();
        else if (name.SequenceEqual("file_name"u8)) fields.FileName = CocoName.Read(ref cursor, log);
        else if (name.SequenceEqual("coco_url"u8)) fields.Url = CocoName.Read(ref cursor, log);
        else if (name.SequenceEqual("height"u8)) fields.Height = ReadSize(ref cursor);
        else if (name.SequenceEqual("width"u8)) fields.Width = ReadSize(ref cursor);
        else if (name.SequenceEqual("subset"u8)) fields.Subset = ReadSubset(ref cursor);
        else if (name.SequenceEqual("annotators"u8)) fields.Annotators = ReadAnnotators(ref cursor);
        else cursor.ReadRaw();
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

    private string ReadSubset(ref JsonCursor cursor)
    {
        string name = cursor.ReadText();
        return _subsets.Names[_subsets.Add(name)];
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

    private struct Fields
    {
        public SourceId? Id;
        public string? FileName;
        public string? Url;
        public int Height;
        public int Width;
        public string? Subset;
        public int[]? Annotators;
    }
}
