namespace GeometryEngine.Formats;

/// <summary>Reads the categories of a COCO file.</summary>
internal sealed class CocoCategoryParser(ReadOptions options, ProblemLog log)
{
    /// <summary>Reads a category. A field that cannot be used is reported and counts as not given; without a name it is named by its id.</summary>
    /// <exception cref="InputException">The category is broken, or has no id; in strict reading also at any other problem.</exception>
    public Category Parse(JsonCursor cursor)
    {
        int start = cursor.Position;
        var fields = new Fields(options.KeepExtras);
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
        if (fields.Name is null) log.Report(cursor.ProblemAt(start, $"category {fields.Id} without a name", "a name"));
        return new Category
        {
            Id = fields.Id.Value,
            Name = fields.Name ?? fields.Id.Value.ToString(),
            Supercategory = fields.Supercategory,
            KeypointNames = fields.Keypoints,
            Skeleton = ToIndexes(cursor, fields),
            Extras = fields.Extras.Fields,
        };
    }

    private void ParseField(ref JsonCursor cursor, ReadOnlySpan<byte> name, ref Fields fields)
    {
        if (name.SequenceEqual("id"u8)) fields.Id = cursor.TryReadNull() ? null : cursor.ReadId();
        else if (name.SequenceEqual("name"u8)) fields.Name = CocoName.Read(ref cursor, log);
        else if (name.SequenceEqual("supercategory"u8)) fields.Supercategory = cursor.TryReadNull() ? null : cursor.ReadText();
        else if (name.SequenceEqual("keypoints"u8)) ReadTexts(ref cursor, fields.Keypoints);
        else if (name.SequenceEqual("skeleton"u8)) ReadSkeleton(ref cursor, ref fields);
        else fields.Extras.Read(ref cursor, name);
    }

    private static void ReadTexts(ref JsonCursor cursor, List<string> texts)
    {
        if (cursor.TryReadNull()) return;
        cursor.EnterList();
        while (cursor.NextElement()) texts.Add(cursor.ReadText());
    }

    private static void ReadSkeleton(ref JsonCursor cursor, ref Fields fields)
    {
        fields.SkeletonPosition = cursor.Position;
        if (cursor.TryReadNull()) return;
        cursor.EnterList();
        while (cursor.NextElement())
        {
            cursor.EnterList();
            if (!cursor.NextElement()) cursor.Fail("two keypoint numbers");
            double from = cursor.ReadNumber();
            if (!cursor.NextElement()) cursor.Fail("two keypoint numbers");
            fields.Skeleton.Add((from, cursor.ReadNumber()));
            if (cursor.NextElement()) cursor.Fail("two keypoint numbers");
        }
    }

    // COCO counts keypoints from 1; some exporters count from 0, and then a 0 is there as a rule. Without names, any number may be one.
    private List<(int From, int To)> ToIndexes(in JsonCursor cursor, in Fields fields)
    {
        int first = fields.Skeleton.Any(edge => edge.From == 0 || edge.To == 0) ? 0 : 1;
        int last = fields.Keypoints.Count == 0 ? ushort.MaxValue : first + fields.Keypoints.Count - 1;
        var edges = new List<(int, int)>();
        (double From, double To)? unknown = null;
        foreach ((double from, double to) in fields.Skeleton)
        {
            if (IsKeypoint(from) && IsKeypoint(to)) edges.Add(((int)from - first, (int)to - first));
            else unknown ??= (from, to);
        }
        if (unknown is var (one, other))
        {
            string found = $"keypoints {one} and {other} connected";
            log.Report(cursor.ProblemAt(fields.SkeletonPosition, found, $"numbers of keypoints, {first} to {last}; {edges.Count} connections are kept"));
        }
        return edges;

        bool IsKeypoint(double number) => number >= first && number <= last && number == Math.Truncate(number);
    }

    private struct Fields(bool keepExtras)
    {
        public SourceId? Id;
        public string? Name;
        public string? Supercategory;
        public List<string> Keypoints = [];
        public List<(double From, double To)> Skeleton = [];
        public int SkeletonPosition;
        public ExtraFields Extras = new(keepExtras);
    }
}
