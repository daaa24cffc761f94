using System.Globalization;

namespace GeometryEngine.Formats;

/// <summary>An opened Supervisely file or folder.</summary>
internal sealed class SuperviselySource : FileSource
{
    private const string MetaFile = "meta.json";

    private readonly Dictionary<string, string[]> _points = new(StringComparer.Ordinal); // the nodes of each class, by their ids

    public SuperviselySource(DatasetInput input, ReadOptions options) : base(input, options)
    {
        if (input.IsTree && Tree.Files.FirstOrDefault(file => System.IO.Path.GetFileName(file) == MetaFile) is { } meta) ReadMeta(ReadJson(meta, Log));
        AddAll(Files(".json", SuperviselyFormat.IsOne));
        EndIndex();
    }

    protected override DatasetItem Parse(string piece, ProblemLog log)
    {
        JsonNode root = ReadJson(piece, log);
        int height = root["size"]?["height"]?.Size() ?? 0, width = root["size"]?["width"]?.Size() ?? 0;
        if ((long)height * width > Options.MaxPixels)
        {
            root.Report($"an image of {height}x{width} pixels", $"at most {Options.MaxPixels} pixels");
            (height, width) = (0, 0);
        }
        var parser = new SuperviselyObjectParser(_points, height, width);
        var annotations = new List<Annotation>();
        foreach (JsonNode tag in root["tags"]?.Elements() ?? [])
            annotations.Add(new Annotation { Annotator = AnnotatorOf(LoginOf(tag)), Category = CategoryOf(SuperviselyObjectParser.TagOf(tag)) });
        foreach (JsonNode item in root["objects"]?.Elements() ?? [])
            if (parser.Parse(item) is { } annotation)
                annotations.Add(annotation with { Annotator = AnnotatorOf(LoginOf(item)), Category = CategoryOf(item["classTitle"]?.Text()) });
        string name = System.IO.Path.GetFileName(piece);
        name = name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? name[..^5] : name; // a.jpg.json belongs to a.jpg
        return new DatasetItem
        {
            Image = new ImageInfo
            {
                Id = new SourceId(name),
                FileName = name,
                Height = height,
                Width = width,
                Extras = root["description"]?.Text() is { Length: > 0 } remark ? [KnownFields.Of(KnownFields.Description, remark)] : [],
            },
            Annotators = annotations.Count == 0 ? [AnnotatorOf(null)] : [.. annotations.Select(annotation => annotation.Annotator).Distinct().Order()],
            Annotations = annotations,
        };
    }

    private static string? LoginOf(JsonNode node) => node["labelerLogin"]?.Text() is { Length: > 0 } login ? login : null;

    private void ReadMeta(JsonNode meta)
    {
        foreach (JsonNode label in meta["classes"]?.Elements() ?? [])
        {
            if (label["title"]?.Text() is not { Length: > 0 } title) continue;
            IReadOnlyList<(string Name, JsonNode Value)> nodes = label["geometry_config"]?["nodes"]?.Properties() ?? [];
            _points.TryAdd(title, [.. nodes.Select(node => node.Name)]);
            Declare(new Category
            {
                Id = label["id"]?.Id() ?? new SourceId(_points.Count),
                Name = title,
                KeypointNames = [.. nodes.Select(node => node.Value["label"]?.Text() ?? node.Name)],
                Extras = ColorOf(label["color"]?.Text()),
            });
        }
    }

    private static IReadOnlyList<ExtraField> ColorOf(string? color)
    {
        if (color is not { Length: 7 } || color[0] != '#' || !int.TryParse(color.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int rgb)) return [];
        return [new ExtraField(KnownFields.Color, $"[{rgb >> 16},{rgb >> 8 & 255},{rgb & 255}]")];
    }
}
