namespace GeometryEngine.Formats;

/// <summary>An opened manifest. The part of an address behind its bucket is the image's name.</summary>
internal sealed class GroundTruthSource : PieceSource<JsonExtent>
{
    private const string Metadata = "-metadata";

    private readonly InputFile _file;

    public GroundTruthSource(DatasetInput input, ReadOptions options) : base(input.Path, options)
    {
        _file = input.OpenFile();
        Open(() =>
        {
            var lines = new LineScanner(_file, Options);
            while (lines.Next())
                if (!lines.Line.Trim(" \t"u8).IsEmpty) Add(new JsonExtent(lines.Offset, lines.Line.Length, lines.Number));
            EndIndex();
        });
    }

    protected override string PlaceOf(JsonExtent piece) => $"line {piece.Element}";

    protected override DatasetItem Parse(JsonExtent piece, ProblemLog log)
    {
        var text = new byte[piece.Length];
        _file.ReadExactly(text, piece.Offset);
        JsonNode line = JsonPiece.Parse(text, new JsonOrigin(Path, piece.Offset, PlaceOf(piece), -1), Options, log);
        if (line[GroundTruthFormat.Source]?.Text() is not { Length: > 0 } address)
        {
            Throw.Input(Path, PlaceOf(piece), $"a line without {GroundTruthFormat.Source}", "the address of an image, and what jobs say of it");
            return null;
        }
        int annotator = AnnotatorOf(null);
        var annotations = new List<Annotation>();
        JsonNode? size = null;
        foreach ((string name, JsonNode metadata) in line.Properties())
        {
            if (!name.EndsWith(Metadata, StringComparison.Ordinal) || line[name[..^Metadata.Length]] is not { } answer) continue;
            size ??= answer["image_size"]?.Elements() is [var first, ..] ? first : null;
            foreach ((string? category, Annotation annotation) in GroundTruthAnswer.Parse(answer, metadata))
                annotations.Add(annotation with { Annotator = annotator, Category = CategoryOf(category) });
        }
        return new DatasetItem
        {
            Image = new ImageInfo { Id = new SourceId(NameOf(address)), FileName = NameOf(address), Height = size?["height"]?.Size() ?? 0, Width = size?["width"]?.Size() ?? 0 },
            Annotators = [annotator],
            Annotations = annotations,
        };
    }

    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        base.Dispose(disposing);
    }

    private static string NameOf(string address)
    {
        int scheme = address.IndexOf("://", StringComparison.Ordinal), bucket = scheme < 0 ? -1 : address.IndexOf('/', scheme + 3);
        return bucket < 0 || bucket == address.Length - 1 ? address : address[(bucket + 1)..];
    }
}
