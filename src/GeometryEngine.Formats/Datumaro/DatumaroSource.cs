namespace GeometryEngine.Formats;

/// <summary>An opened Datumaro file.</summary>
internal sealed class DatumaroSource : JsonListSource
{
    private const string Items = "items";

    private readonly DatumaroCategories _labels = new();
    private readonly string? _subset;

    public DatumaroSource(DatasetInput input, ReadOptions options) : base(input, options, Items)
    {
        string file = input.File ?? "", path = System.IO.Path.GetFullPath(input.Path);
        bool isSubset = System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(path)) == DatumaroFormat.Annotations;
        _subset = isSubset && System.IO.Path.GetFileNameWithoutExtension(file) is { } stem and not DatumaroFormat.DefaultSubset ? stem : null;
        Open(Index);
    }

    protected override DatasetItem Parse(JsonExtent piece, ProblemLog log)
    {
        JsonNode item = ReadNode(piece, log);
        if (item.Kind != JsonKind.Object) Throw.Input(Path, PlaceOf(piece), "an item that is no object", "an object with id and annotations");
        (int height, int width) = SizeOf(item["image"]?["size"]);
        int annotator = AnnotatorOf(null);
        var parser = new DatumaroParser(_labels, Options, log, height, width);
        var annotations = new List<Annotation>();
        var captions = new List<string>();
        foreach (JsonNode node in item["annotations"]?.Elements() ?? [])
        {
            if (node["type"]?.Text() == "caption") captions.Add(JsonObjectText.Quote(node["caption"]?.Text() ?? ""));
            else if (parser.Parse(node) is { } annotation) annotations.Add(annotation with { Annotator = annotator, Category = CategoryOf(parser.LabelOf(node)) });
        }
        SourceId id = item["id"]?.Id() ?? new SourceId(piece.Element);
        return new DatasetItem
        {
            Image = new ImageInfo
            {
                Id = IdText.Parse(id.ToString()),
                FileName = item["image"]?["path"]?.Text() is { Length: > 0 } name ? name : null,
                Height = height,
                Width = width,
                Subset = _subset,
                Extras = captions.Count > 0 ? [new ExtraField(KnownFields.Captions, $"[{string.Join(',', captions)}]")] : [],
            },
            Annotators = [annotator],
            Annotations = annotations,
        };
    }

    // Categories may stand behind the items that use them.
    private void Index()
    {
        var items = new List<JsonExtent>();
        JsonWalker walker = Walk();
        walker.Enter('{');
        while (walker.NextProperty(out string name))
        {
            if (name == Items && walker.EnterList())
            {
                while (walker.NextElement()) items.Add(walker.Extent);
            }
            else if (name == "categories" && walker.ReadValue()) _labels.Read(ReadNode(walker.Extent with { Element = -1 }, Log));
            else if (name is not Items) walker.SkipValue();
        }
        foreach (Category category in _labels.Categories) Declare(category);
        foreach (JsonExtent item in items) Add(item);
        EndIndex();
    }

    private (int Height, int Width) SizeOf(JsonNode? size)
    {
        if (size?.Elements() is not [var height, var width, ..] || height.Kind == JsonKind.Null || width.Kind == JsonKind.Null) return (0, 0);
        (int rows, int columns) = (height.Size(), width.Size());
        if ((long)rows * columns <= Options.MaxPixels) return (rows, columns);
        size.Value.Report($"an image of {rows}x{columns} pixels", $"at most {Options.MaxPixels} pixels");
        return (0, 0);
    }
}
