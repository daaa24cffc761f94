namespace GeometryEngine.Formats;

/// <summary>An opened file of Create ML.</summary>
internal sealed class CreateMlSource : JsonListSource
{
    public CreateMlSource(DatasetInput input, ReadOptions options) : base(input, options)
    {
        Open(() =>
        {
            JsonWalker walker = Walk();
            walker.Enter('[');
            AddAll(walker);
            walker.ExpectEnd();
            EndIndex();
        });
    }

    protected override DatasetItem Parse(JsonExtent piece, ProblemLog log)
    {
        JsonNode image = ReadNode(piece, log);
        if ((image["image"] ?? image["imagefilename"])?.Text() is not { Length: > 0 } name)
        {
            Throw.Input(Path, PlaceOf(piece), "an image without a name", "\"image\" with its file name");
            return null;
        }
        int annotator = AnnotatorOf(null);
        var annotations = new List<Annotation>();
        foreach (JsonNode annotation in (image["annotations"] ?? image["annotation"])?.Elements() ?? [])
            if (Parse(annotation) is { } box) annotations.Add(box with { Annotator = annotator, Category = CategoryOf(annotation["label"]?.Text()) });
        return new DatasetItem
        {
            Image = new ImageInfo { Id = new SourceId(name), FileName = name, Extras = image.Others("image", "imagefilename", "annotations", "annotation") },
            Annotators = [annotator],
            Annotations = annotations,
        };
    }

    // Without coordinates it is a label of the image.
    private static Annotation? Parse(JsonNode annotation)
    {
        var label = new Annotation { Score = annotation["confidence"]?.Number(), Extras = annotation.Others("label", "coordinates", "confidence") };
        if (annotation["coordinates"] is not { } box) return label;
        double?[] numbers = [box["x"]?.Number(), box["y"]?.Number(), box["width"]?.Number(), box["height"]?.Number()];
        if (numbers is [{ } x, { } y, >= 0 and { } width, >= 0 and { } height]) return label with { Box = new Box(x - width / 2, y - height / 2, width, height) };
        box.Report(box.Json, "x, y of the centre, width and height of 0 or more");
        return null;
    }
}
