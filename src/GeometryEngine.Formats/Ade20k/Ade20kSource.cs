using System.Text;
using System.Text.Unicode;

namespace GeometryEngine.Formats;

/// <summary>An opened ADE20K file or folder.</summary>
internal sealed class Ade20kSource : FileSource
{
    public Ade20kSource(DatasetInput input, ReadOptions options) : base(input, options)
    {
        AddAll(Files(".json", Ade20kFormat.IsOne));
        if (IsTree) AddAll(Ade20kSegments.Of(Tree).Where(file => !Tree.Contains(Ade20kSegments.StemOf(file) + ".json")));
        EndIndex();
    }

    protected override DatasetItem Parse(string piece, ProblemLog log) =>
        piece.EndsWith(".png", StringComparison.Ordinal) ? ParseSegments(piece, log) : ParseJson(piece, log);

    private DatasetItem ParseSegments(string piece, ProblemLog log)
    {
        int annotator = AnnotatorOf(null);
        var segments = new Ade20kSegments(Tree, piece, Options, log);
        string file = $"{Ade20kSegments.StemOf(piece)}.jpg";
        return new DatasetItem
        {
            Image = new ImageInfo
            {
                Id = new SourceId(System.IO.Path.GetFileNameWithoutExtension(file)),
                FileName = System.IO.Path.GetFileName(file),
                Height = segments.Height,
                Width = segments.Width,
                Subset = SubsetOf(piece),
            },
            Annotators = [annotator],
            Annotations = [.. segments.Read().Select(segment => segment.Annotation with { Annotator = annotator, Category = CategoryOf(segment.Name) })],
        };
    }

    private static string? SubsetOf(string piece) => piece.Split('/')[..^1].LastOrDefault(folder => folder is "training" or "validation");

    private DatasetItem ParseJson(string piece, ProblemLog log)
    {
        JsonNode root = Root(piece, log);
        JsonNode annotation = root["annotation"] ?? root;
        (int height, int width) = annotation["imsize"]?.Elements() is [var rows, var columns, ..] ? (rows.Size(), columns.Size()) : (0, 0);
        int annotator = AnnotatorOf(null);
        var annotations = new List<Annotation>();
        foreach (JsonNode item in annotation["object"]?.Elements() ?? [])
            if (Object(item, piece, height, width) is { } shape) annotations.Add(shape with { Annotator = annotator, Category = CategoryOf(item["name"]?.Text()) });
        string stem = System.IO.Path.GetFileNameWithoutExtension(piece);
        return new DatasetItem
        {
            Image = new ImageInfo
            {
                Id = new SourceId(stem),
                FileName = annotation["filename"]?.Text() ?? $"{stem}.jpg",
                Height = height,
                Width = width,
                Subset = SubsetOf(piece),
            },
            Annotators = [annotator],
            Annotations = annotations,
        };
    }

    // Names are written in Latin-1 in places.
    private JsonNode Root(string piece, ProblemLog log)
    {
        byte[] bytes = ReadBytes(piece);
        if (!Utf8.IsValid(bytes)) bytes = Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(bytes));
        return JsonPiece.Parse(bytes, new JsonOrigin(Tree.PathOf(piece), 0, "", -1), Options, log);
    }

    private Annotation? Object(JsonNode item, string piece, int height, int width)
    {
        var annotation = new Annotation { Id = item["id"]?.Id(), Extras = [.. FieldsOf(item)] };
        double[] xs = item["polygon"]?["x"]?.Numbers() ?? [], ys = item["polygon"]?["y"]?.Numbers() ?? [];
        if (xs.Length != ys.Length) item["polygon"]!.Value.Report($"{xs.Length} x and {ys.Length} y", "as many x as y");
        else if (xs.Length >= 3) return annotation with { Polygon = new Polygon([.. xs.Zip(ys).SelectMany(point => (double[])[point.First, point.Second])], [0]) };
        if (item["instance_mask"] is { } file) return Mask(file, piece, height, width) is { } mask ? annotation with { Mask = mask } : null;
        item.Report("neither a polygon nor a mask", "a polygon of 3 points or more, or instance_mask");
        return null;
    }

    private Rle? Mask(JsonNode file, string piece, int height, int width)
    {
        string? name = FileTree.Resolve(piece, file.Text() ?? "");
        if (name is null || !Tree.Contains(name))
        {
            file.Report($"no file '{file.Text()}'", "the name of a PNG image beside");
            return null;
        }
        if (PngMask.Decode(ReadBytes(name), file) is not { } mask) return null;
        return PngMask.Place(mask, height > 0 ? height : mask.Height, width > 0 ? width : mask.Width, 0, 0);
    }

    private IEnumerable<ExtraField> FieldsOf(JsonNode item)
    {
        if (item["occluded"] is { Kind: JsonKind.Text } occluded) yield return KnownFields.Of(KnownFields.Occluded, occluded.Text() == "yes");
        if (item["crop"] is { Kind: JsonKind.Number } crop) yield return KnownFields.Of(KnownFields.Truncated, crop.Number() > 0);
        if (item["attributes"]?.Elements() is [_, ..] attributes)
        {
            var marks = new JsonObjectText();
            foreach (JsonNode attribute in attributes)
                if (attribute.Text() is { } name) marks.Add(name, true);
            yield return new ExtraField(KnownFields.Attributes, marks.ToString());
        }
        if (Options.KeepExtras && item["parts"] is { } parts) yield return new ExtraField("parts", parts.Json);
    }
}
