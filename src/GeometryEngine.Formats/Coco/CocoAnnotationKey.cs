namespace GeometryEngine.Formats;

/// <summary>The part of an annotation that the index needs; geometry is passed over by its brackets alone.</summary>
internal ref struct CocoAnnotationKey
{
    private CocoAnnotationKey(int position) => Position = position;

    /// <summary>Where the annotation begins, for problems.</summary>
    public int Position { get; }

    public SourceId? Id { get; private set; }

    public SourceId? ImageId { get; private set; }

    public SourceId? CategoryId { get; private set; }

    public string? Annotator { get; private set; }

    /// <summary>Whether an annotation without a category marks an object all the same.</summary>
    public bool IsUncategorizedObject { get; private set; }

    /// <summary>Reads it.</summary>
    /// <exception cref="InputException">The annotation is broken, or has no image.</exception>
    public static CocoAnnotationKey Read(ref JsonCursor cursor)
    {
        var key = new CocoAnnotationKey(cursor.Position);
        JsonCursor start = cursor;
        cursor.EnterObject();
        while (cursor.NextProperty(out ReadOnlySpan<byte> name))
        {
            if (name.SequenceEqual("image_id"u8)) key.ImageId = ReadId(ref cursor);
            else if (name.SequenceEqual("category_id"u8)) key.CategoryId = ReadId(ref cursor);
            else if (name.SequenceEqual("id"u8)) key.Id = ReadId(ref cursor);
            else if (name.SequenceEqual("annotator"u8)) key.Annotator = ReadId(ref cursor)?.ToString();
            else cursor.Skip();
        }
        if (key.ImageId is null) Throw.Input(cursor.ProblemAt(key.Position, "no image_id", "the id of an image"));
        if (key.CategoryId is null) key.IsUncategorizedObject = HasGeometry(start);
        return key;
    }

    private static bool HasGeometry(JsonCursor cursor)
    {
        cursor.EnterObject();
        bool found = false;
        while (!found && cursor.NextProperty(out ReadOnlySpan<byte> name))
        {
            JsonCursor value = cursor;
            if (CocoAnnotationParser.IsGeometry(name)) found = value.Kind == JsonKind.Object || (value.Kind == JsonKind.List && !IsEmptyList(value));
            cursor.Skip();
        }
        return found;
    }

    private static bool IsEmptyList(JsonCursor cursor)
    {
        cursor.EnterList();
        return !cursor.NextElement();
    }

    private static SourceId? ReadId(ref JsonCursor cursor) => cursor.TryReadNull() ? null : cursor.ReadId();
}
