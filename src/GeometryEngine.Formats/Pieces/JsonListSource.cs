namespace GeometryEngine.Formats;

/// <summary>A source that is one JSON file with an object for each image, in a list.</summary>
internal abstract class JsonListSource : PieceSource<JsonExtent>
{
    private readonly InputFile _file;
    private readonly string _section;

    /// <summary>Opens the file.</summary>
    /// <param name="input">The file.</param>
    /// <param name="options">Strictness and limits.</param>
    /// <param name="section">The property of the top-level object that is the list; empty where the file is a bare list.</param>
    protected JsonListSource(DatasetInput input, ReadOptions options, string section = "") : base(input.Path, options)
    {
        _file = input.OpenFile();
        _section = section;
    }

    protected override string PlaceOf(JsonExtent piece) => new JsonOrigin(Path, piece.Offset, _section, piece.Element).Place([], 0);

    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>A walker at the start of the file.</summary>
    protected JsonWalker Walk() => new(_file, Options, Log);

    /// <summary>Adds an image for each element of a list that a walker has stepped into.</summary>
    protected void AddAll(JsonWalker walker)
    {
        while (walker.NextElement()) Add(walker.Extent);
    }

    /// <summary>Adds an image for each property of an object in the file, which was read whole.</summary>
    protected void AddAll(JsonNode images)
    {
        int number = 0;
        foreach ((_, JsonNode image) in images.Properties())
        {
            JsonCursor cursor = image.Cursor;
            int start = cursor.Position;
            cursor.Skip();
            Add(new JsonExtent(start, cursor.Position - start, number++));
        }
    }

    /// <summary>The whole file, of formats whose images are no list.</summary>
    /// <exception cref="InputException">It is longer than one element may be, or broken.</exception>
    protected JsonNode ReadFile() => ReadNode(Whole(), Log);

    /// <summary>The whole file as one object, for files of one image that go without the list.</summary>
    /// <exception cref="InputException">It is longer than one element may be.</exception>
    protected JsonExtent Whole()
    {
        if (_file.Length > Options.MaxElementBytes) Throw.Input(Path, "", $"an object of {_file.Length} bytes", $"at most {Options.MaxElementBytes}");
        return new JsonExtent(0, (int)_file.Length, -1);
    }

    /// <summary>Reads an element of the list.</summary>
    /// <exception cref="InputException">It is broken.</exception>
    protected JsonNode ReadNode(JsonExtent piece, ProblemLog log)
    {
        var text = new byte[piece.Length];
        _file.ReadExactly(text, piece.Offset);
        return JsonPiece.Parse(text, new JsonOrigin(Path, piece.Offset, _section, piece.Element), Options, log);
    }
}
