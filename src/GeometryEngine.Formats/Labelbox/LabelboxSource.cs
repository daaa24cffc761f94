using System.Globalization;

namespace GeometryEngine.Formats;

/// <summary>An opened Labelbox file. An image is all rows of its data row; these need not follow each other.</summary>
internal sealed class LabelboxSource : PieceSource<LabelboxPiece>
{
    private readonly InputFile _file;

    public LabelboxSource(DatasetInput input, ReadOptions options) : base(input.Path, options)
    {
        _file = input.OpenFile();
        Open(() =>
        {
            var pieces = new Dictionary<string, LabelboxPiece>(StringComparer.Ordinal);
            var order = new List<LabelboxPiece>();
            foreach (JsonExtent row in input.FirstByte == '[' ? Elements() : HasRowsOfALine(input.Head) ? Lines() : [Whole()])
            {
                if (TryKey(row) is not { } key) continue;
                if (!pieces.TryGetValue(key, out LabelboxPiece? piece))
                {
                    pieces.Add(key, piece = new LabelboxPiece(key));
                    order.Add(piece);
                }
                piece.Rows.Add(row);
            }
            foreach (LabelboxPiece piece in order) Add(piece);
            EndIndex();
        });
    }

    protected override DatasetItem Parse(LabelboxPiece piece, ProblemLog log)
    {
        var annotations = new List<Annotation>();
        var annotators = new SortedSet<int>();
        ImageInfo image = new() { Id = IdText.Parse(piece.Key) };
        foreach (JsonExtent extent in piece.Rows)
        {
            JsonNode row = ReadNode(extent, log);
            image = Image(row, image);
            foreach ((string? annotator, IEnumerable<JsonNode> objects, IEnumerable<JsonNode> classifications) in LabelboxRow.Works(row))
            {
                int index = AnnotatorOf(annotator);
                annotators.Add(index);
                foreach (JsonNode item in objects)
                    if (LabelboxObjectParser.Parse(item) is { } annotation) annotations.Add(annotation with { Annotator = index, Category = CategoryOf(LabelboxObjectParser.NameOf(item)) });
                foreach (string label in classifications.SelectMany(LabelboxObjectParser.Answers))
                    annotations.Add(new Annotation { Annotator = index, Category = CategoryOf(label) });
            }
        }
        return new DatasetItem { Image = image, Annotators = [.. annotators], Annotations = annotations };
    }

    protected override string PlaceOf(LabelboxPiece piece) => PlaceOf(piece.Rows[0]);

    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        base.Dispose(disposing);
    }

    // Or else it is one object over several lines.
    private static bool HasRowsOfALine(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> start = head.TrimStart("\uFEFF \t\r\n"u8);
        int end = start.IndexOf((byte)'\n');
        var structure = new JsonStructure();
        structure.Advance(end < 0 ? start : start[..end]);
        return structure.IsDone || end < 0;
    }

    private static ImageInfo Image(JsonNode row, ImageInfo known)
    {
        JsonNode? media = row["media_attributes"] ?? row["Media Attributes"];
        return known with
        {
            FileName = known.FileName ?? LabelboxRow.NameOf(row),
            Height = known.Height > 0 ? known.Height : media?["height"]?.Size() ?? 0,
            Width = known.Width > 0 ? known.Width : media?["width"]?.Size() ?? 0,
        };
    }

    private IEnumerable<JsonExtent> Elements()
    {
        var walker = new JsonWalker(_file, Options, Log);
        walker.Enter('[');
        while (walker.NextElement()) yield return walker.Extent;
    }

    private JsonExtent Whole()
    {
        if (_file.Length > Options.MaxElementBytes) Throw.Input(Path, "", $"an object of {_file.Length} bytes", $"at most {Options.MaxElementBytes}");
        return new JsonExtent(0, (int)_file.Length, 0);
    }

    private IEnumerable<JsonExtent> Lines()
    {
        var lines = new LineScanner(_file, Options);
        while (lines.Next())
            if (!lines.Line.Trim(" \t"u8).IsEmpty) yield return new JsonExtent(lines.Offset, lines.Line.Length, -lines.Number);
    }

    private string? TryKey(JsonExtent row)
    {
        try
        {
            JsonNode node = ReadNode(row, new ProblemLog(strict: false, []));
            if (LabelboxRow.KeyOf(node) is { } key) return key;
            Log.Report(Path, PlaceOf(row), "a row without a data row", "an object with data_row, dataRow or Label");
        }
        catch (InputException failure) when (!Options.Strict)
        {
            Log.Report(failure.Problem);
        }
        return null;
    }

    // Rows of a list are numbered, those of lines have the number of the line.
    private string PlaceOf(JsonExtent row) =>
        row.Element >= 0 ? new JsonOrigin(Path, row.Offset, "", row.Element).Place([], 0) : string.Create(CultureInfo.InvariantCulture, $"line {-row.Element}");

    private JsonNode ReadNode(JsonExtent row, ProblemLog log)
    {
        var text = new byte[row.Length];
        _file.ReadExactly(text, row.Offset);
        return JsonPiece.Parse(text, new JsonOrigin(Path, row.Offset, row.Element < 0 ? string.Create(CultureInfo.InvariantCulture, $"line {-row.Element}") : "", Math.Max(row.Element, -1)), Options, log);
    }
}
