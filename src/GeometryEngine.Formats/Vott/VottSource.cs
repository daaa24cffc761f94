using System.Globalization;

namespace GeometryEngine.Formats;

/// <summary>An opened project of VoTT. A region with several tags is an annotation for each.</summary>
internal sealed class VottSource : JsonListSource
{
    /// <summary>The property with the images.</summary>
    public const string Assets = "assets";

    public VottSource(DatasetInput input, ReadOptions options) : base(input, options, Assets)
    {
        Open(() =>
        {
            Index();
            EndIndex();
        });
    }

    protected override DatasetItem Parse(JsonExtent piece, ProblemLog log)
    {
        JsonNode node = ReadNode(piece, log);
        JsonNode asset = node["asset"] ?? node;
        string? name = asset["name"]?.Text();
        if (name is null && asset["id"] is null) Throw.Input(Path, PlaceOf(piece), "an asset without name and id", "an asset");
        int annotator = AnnotatorOf(null);
        var annotations = new List<Annotation>();
        foreach (JsonNode region in node["regions"]?.Elements() ?? [])
        {
            if (ShapeOf(region) is not { } shape) continue;
            IReadOnlyList<JsonNode> tags = region["tags"]?.Elements() ?? [];
            IEnumerable<string?> names = tags.Count == 0 ? [null] : tags.Select(tag => tag.Text());
            foreach (string? tag in names) annotations.Add(shape with { Annotator = annotator, Category = CategoryOf(tag) });
        }
        return new DatasetItem
        {
            Image = new ImageInfo
            {
                Id = asset["id"]?.Id() ?? new SourceId(name!),
                FileName = name,
                Height = asset["size"]?["height"]?.Size() ?? 0,
                Width = asset["size"]?["width"]?.Size() ?? 0,
                Extras = asset.Others("id", "name", "size"),
            },
            Annotators = [annotator],
            Annotations = annotations,
        };
    }

    private static Annotation? ShapeOf(JsonNode region)
    {
        var annotation = new Annotation { Id = region["id"]?.Id(), Extras = region.Others("id", "type", "tags", "boundingBox", "points") };
        string type = region["type"]?.Text()?.ToUpperInvariant() ?? "RECTANGLE";
        if (type is "RECTANGLE" or "SQUARE") return BoxOf(region) is { } box ? annotation with { Box = box } : null;
        int fewest = type == "POLYGON" ? 3 : type == "POLYLINE" ? 2 : 1;
        if (region["points"]?.Points(fewest) is { } points)
        {
            return type switch
            {
                "POLYGON" => annotation with { Polygon = new Polygon(points, [0]) },
                "POLYLINE" => annotation with { Polyline = new Polyline(points) },
                _ => annotation with { Keypoints = new Keypoints([points[0], points[1], 2]) },
            };
        }
        if (region["points"] is null) region.Report($"a {type} without points", "points");
        return null;
    }

    private static Box? BoxOf(JsonNode region)
    {
        JsonNode? box = region["boundingBox"];
        double?[] numbers = [box?["left"]?.Number(), box?["top"]?.Number(), box?["width"]?.Number(), box?["height"]?.Number()];
        if (numbers is [{ } left, { } top, >= 0 and { } width, >= 0 and { } height]) return new Box(left, top, width, height);
        (box ?? region).Report(box?.Json ?? "no boundingBox", "left, top, width and height of 0 or more");
        return null;
    }

    // The assets stand in an object, not in a list.
    private void Index()
    {
        JsonNode project = ReadFile();
        int number = 0;
        foreach (JsonNode tag in project["tags"]?.Elements() ?? [])
            if (tag["name"]?.Text() is { } name) Declare(new Category { Id = new SourceId(++number), Name = name, Extras = ColorOf(tag) });
        if (project[Assets] is { } assets) AddAll(assets);
    }

    private ExtraField[] ColorOf(JsonNode tag)
    {
        if (!Options.KeepExtras || tag["color"]?.Text() is not { Length: 7 } color || !int.TryParse(color.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int rgb)) return [];
        return [new ExtraField(KnownFields.Color, $"[{rgb >> 16},{rgb >> 8 & 255},{rgb & 255}]")];
    }
}
