namespace GeometryEngine.Formats;

/// <summary>An opened file of OpenMMLab 2.</summary>
internal sealed class OpenMmlabSource : JsonListSource
{
    private static readonly string[] Known = ["img_path", "img_id", "height", "width", "instances", "gt_label", "img_label"];

    private readonly OpenMmlabClasses _classes = new();

    public OpenMmlabSource(DatasetInput input, ReadOptions options) : base(input, options, OpenMmlabFormat.Images)
    {
        Open(Index);
    }

    protected override DatasetItem Parse(JsonExtent piece, ProblemLog log)
    {
        JsonNode node = ReadNode(piece, log);
        if (node.Kind != JsonKind.Object) Throw.Input(Path, PlaceOf(piece), "an image that is no object", "an object with img_path and instances");
        int height = node["height"]?.Size() ?? 0, width = node["width"]?.Size() ?? 0, annotator = AnnotatorOf(null);
        if ((long)height * width > Options.MaxPixels)
        {
            node.Report($"height {height} and width {width}", $"at most {Options.MaxPixels} pixels");
            (height, width) = (0, 0);
        }
        string? file = node["img_path"]?.Text();
        var annotations = new List<Annotation>();
        foreach (JsonNode label in Labels(node)) annotations.Add(new Annotation { Annotator = annotator, Category = CategoryOf(_classes.NameOf(label)) });
        var parser = new OpenMmlabInstanceParser(Options, log, height, width);
        foreach (JsonNode instance in node["instances"]?.Elements() ?? [])
            if (parser.Parse(instance) is { } annotation) annotations.Add(annotation with { Annotator = annotator, Category = CategoryOf(instance["bbox_label"] is { } label ? _classes.NameOf(label) : "") });
        return new DatasetItem
        {
            Image = new ImageInfo
            {
                Id = node["img_id"]?.Id() ?? new SourceId(file ?? PlaceOf(piece)),
                FileName = file is { Length: > 0 } ? file : null,
                Height = height,
                Width = width,
                Extras = node.Others(Known),
            },
            Annotators = [annotator],
            Annotations = annotations,
        };
    }

    // One label of the image, or several of them.
    private static IReadOnlyList<JsonNode> Labels(JsonNode node)
    {
        if ((node["gt_label"] ?? node["img_label"]) is not { } labels) return [];
        return labels.Kind == JsonKind.List ? labels.Elements() : [labels];
    }

    // The classes may stand behind the images that use them.
    private void Index()
    {
        var images = new List<JsonExtent>();
        bool hasImages = false;
        JsonWalker walker = Walk();
        walker.Enter('{');
        while (walker.NextProperty(out string name))
        {
            if (name == OpenMmlabFormat.Images && walker.EnterList())
            {
                hasImages = true;
                while (walker.NextElement()) images.Add(walker.Extent);
            }
            else if (name == OpenMmlabFormat.Meta && walker.ReadValue()) _classes.Read(ReadNode(walker.Extent with { Element = -1 }, Log));
            else if (name is not (OpenMmlabFormat.Images or OpenMmlabFormat.Meta)) walker.SkipValue();
        }
        walker.ExpectEnd();
        if (!hasImages) Throw.Input(walker.Break ?? new Problem(Path, "", $"no list \"{OpenMmlabFormat.Images}\"", $"an object with {OpenMmlabFormat.Meta} and the list {OpenMmlabFormat.Images}"));
        foreach ((long label, string name) in _classes.All) Declare(new Category { Id = new SourceId(label), Name = name });
        foreach (JsonExtent image in images) Add(image);
        EndIndex();
    }
}
