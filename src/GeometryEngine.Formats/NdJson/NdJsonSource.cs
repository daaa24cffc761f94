using System.Buffers;

namespace GeometryEngine.Formats;

/// <summary>An opened NDJSON file: where each image's line stands, and what the tables say. Files joined end to end are read as one.</summary>
internal sealed class NdJsonSource : PieceSource<JsonExtent>
{
    private readonly InputFile _file;
    private readonly List<ExtraField> _extras = [];

    public NdJsonSource(DatasetInput input, ReadOptions options) : base(input.Path, options)
    {
        _file = input.OpenFile();
        Open(Index);
    }

    public override IReadOnlyList<ExtraField> Extras => _extras;

    protected override string PlaceOf(JsonExtent piece) => $"line {piece.Element}";

    protected override DatasetItem Parse(JsonExtent piece, ProblemLog log)
    {
        byte[] text = ArrayPool<byte>.Shared.Rent(piece.Length);
        try
        {
            _file.ReadExactly(text.AsSpan(0, piece.Length), piece.Offset);
            using var parser = new NdJsonParser(Options, log, name => CategoryOf(name), AnnotatorOf);
            return parser.Parse(Cursor(text.AsSpan(0, piece.Length), piece));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(text);
        }
    }

    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        base.Dispose(disposing);
    }

    private void Index()
    {
        var lines = new LineScanner(_file, Options);
        while (lines.Next())
        {
            if (lines.Line.Trim(" \t"u8).IsEmpty) continue;
            var extent = new JsonExtent(lines.Offset, lines.Line.Length, lines.Number);
            if (!IsHeader(lines.Line)) Add(extent);
            else ReadHeader(Cursor(lines.Line, extent));
        }
        EndIndex();
    }

    private void ReadHeader(JsonCursor cursor)
    {
        try
        {
            NdJsonHeader header = NdJsonHeader.Read(cursor, Options, Log);
            foreach (Category category in header.Categories) Declare(category);
            foreach (string annotator in header.Annotators) AnnotatorOf(annotator);
            if (Options.KeepExtras) _extras.AddRange(header.Extras);
        }
        catch (InputException failure) when (!Log.Strict)
        {
            Log.Report(failure.Problem);
        }
    }

    private static bool IsHeader(ReadOnlySpan<byte> line) => JsonHead.Properties(line[..Math.Min(line.Length, 256)]).ContainsKey("schema");

    private JsonCursor Cursor(ReadOnlySpan<byte> text, JsonExtent extent) => new(text, new JsonOrigin(_file.Path, extent.Offset, "", -1), Options.MaxDepth);
}
