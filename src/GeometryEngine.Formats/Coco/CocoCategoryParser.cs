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
            Extras = fields.Extras.Fields,
        };
    }

    private void ParseField(ref JsonCursor cursor, ReadOnlySpan<byte> name, ref Fields fields)
    {
        if (name.SequenceEqual("id"u8)) fields.Id = cursor.TryReadNull() ? null : cursor.ReadId();
        else if (name.SequenceEqual("name"u8)) fields.Name = CocoName.Read(ref cursor, log);
        else if (name.SequenceEqual("supercategory"u8)) fields.Supercategory = cursor.TryReadNull() ? null : cursor.ReadText();
        else if (name.SequenceEqual("keypoints"u8)) ReadTexts(ref cursor, fields.Keypoints);
        else fields.Extras.Read(ref cursor, name);
    }

    private static void ReadTexts(ref JsonCursor cursor, List<string> texts)
    {
        if (cursor.TryReadNull()) return;
        cursor.EnterList();
        while (cursor.NextElement()) texts.Add(cursor.ReadText());
    }

    private struct Fields(bool keepExtras)
    {
        public SourceId? Id;
        public string? Name;
        public string? Supercategory;
        public List<string> Keypoints = [];
        public ExtraFields Extras = new(keepExtras);
    }
}
