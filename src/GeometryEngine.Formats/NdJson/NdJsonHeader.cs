namespace GeometryEngine.Formats;

/// <summary>The line of an NDJSON file that holds the tables.</summary>
internal sealed class NdJsonHeader
{
    public List<Category> Categories { get; } = [];

    public List<string> Annotators { get; } = [];

    /// <summary>Fields of the data set that the engine has no noun for.</summary>
    public IReadOnlyList<ExtraField> Extras { get; private set; } = [];

    /// <summary>Reads the line.</summary>
    /// <exception cref="InputException">It is broken, or of an unknown version.</exception>
    public static NdJsonHeader Read(JsonCursor cursor, ReadOptions options, ProblemLog log)
    {
        var header = new NdJsonHeader();
        var categories = new CocoCategoryParser(options with { KeepExtras = true }, log);
        cursor.EnterObject();
        while (cursor.NextProperty(out ReadOnlySpan<byte> name))
        {
            if (name.SequenceEqual("schema"u8))
            {
                int position = cursor.Position;
                string schema = cursor.ReadText();
                if (schema != NdJsonFormat.Schema) Throw.Input(cursor.ProblemAt(position, $"schema '{schema}'", NdJsonFormat.Schema));
            }
            else if (name.SequenceEqual("categories"u8))
            {
                cursor.EnterList();
                while (cursor.NextElement()) header.Categories.Add(ReadCategory(ref cursor, categories));
            }
            else if (name.SequenceEqual("annotators"u8))
            {
                cursor.EnterList();
                while (cursor.NextElement()) header.Annotators.Add(cursor.ReadText());
            }
            else if (name.SequenceEqual("extras"u8)) header.Extras = NdJsonParser.ReadExtras(ref cursor);
            else cursor.ReadRaw();
        }
        return header;
    }

    /// <summary>Writes the tables as one object.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="info">The tables.</param>
    /// <param name="writesAnnotators">Whether annotators are named.</param>
    public static void Write(JsonOutput output, DatasetInfo info, bool writesAnnotators)
    {
        output.BeginObject();
        output.Property("schema"u8);
        output.Text(NdJsonFormat.Schema);
        if (writesAnnotators) WriteNames(output, info.Annotators);
        output.Property("categories"u8);
        output.BeginList();
        foreach (Category category in info.Categories) CocoWriter.WriteCategory(output, category, category.Id);
        output.EndList();
        WriteExtras(output, info.Extras);
        output.EndObject();
    }

    /// <summary>Writes names of annotators as a property.</summary>
    public static void WriteNames(JsonOutput output, IEnumerable<string> names)
    {
        output.Property("annotators"u8);
        output.BeginList();
        foreach (string name in names) output.Text(name);
        output.EndList();
    }

    /// <summary>Writes extra fields as a property, where there are any.</summary>
    public static void WriteExtras(JsonOutput output, IReadOnlyList<ExtraField> extras)
    {
        if (extras.Count == 0) return;
        output.Property("extras"u8);
        output.BeginObject();
        foreach (ExtraField extra in extras)
        {
            output.Property(extra.Name);
            output.Raw(extra.Json);
        }
        output.EndObject();
    }

    private static Category ReadCategory(ref JsonCursor cursor, CocoCategoryParser parser)
    {
        JsonCursor category = cursor;
        cursor.Skip();
        return parser.Parse(category);
    }
}
