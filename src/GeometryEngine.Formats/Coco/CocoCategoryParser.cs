namespace GeometryEngine.Formats;

/// <summary>Reads the categories of a COCO file.</summary>
internal sealed class CocoCategoryParser(ReadOptions options, ProblemLog log)
{
    /// <summary>Reads a category; one without a name is reported and named by its id.</summary>
    /// <exception cref="InputException">The category is broken, or has no id.</exception>
    public Category Parse(JsonCursor cursor)
    {
        int start = cursor.Position;
        SourceId? id = null;
        string? name = null, supercategory = null;
        var keypoints = new List<string>();
        var extras = new ExtraFields(options.KeepExtras);
        cursor.EnterObject();
        while (cursor.NextProperty(out ReadOnlySpan<byte> property))
        {
            if (property.SequenceEqual("id"u8)) id = cursor.ReadId();
            else if (property.SequenceEqual("name"u8)) name = CocoName.Read(ref cursor, log);
            else if (property.SequenceEqual("supercategory"u8)) supercategory = cursor.TryReadNull() ? null : cursor.ReadText();
            else if (property.SequenceEqual("keypoints"u8)) ReadTexts(ref cursor, keypoints);
            else extras.Read(ref cursor, property);
        }
        if (id is null) Throw.Input(cursor.ProblemAt(start, "no id", "an id: a whole number or a text"));
        if (name is null)
        {
            name = id.Value.ToString();
            log.Report(cursor.ProblemAt(start, $"category {name} without a name", "a name"));
        }
        return new Category { Id = id.Value, Name = name, Supercategory = supercategory, KeypointNames = keypoints, Extras = extras.Fields };
    }

    private static void ReadTexts(ref JsonCursor cursor, List<string> texts)
    {
        if (cursor.TryReadNull()) return;
        cursor.EnterList();
        while (cursor.NextElement()) texts.Add(cursor.ReadText());
    }
}
