namespace GeometryEngine.Formats;

/// <summary>An opened file of Scalabel or BDD100K.</summary>
internal sealed class ScalabelSource : JsonListSource
{
    private readonly bool _isFrame;

    public ScalabelSource(DatasetInput input, ReadOptions options) : base(input, options, input.JsonProperties.ContainsKey(ScalabelFormat.Frames) ? ScalabelFormat.Frames : "")
    {
        _isFrame = input.FirstByte == '{' && !input.JsonProperties.ContainsKey(ScalabelFormat.Frames);
        Open(() => Index(isList: input.FirstByte == '['));
    }

    protected override DatasetItem Parse(JsonExtent piece, ProblemLog log)
    {
        JsonNode frame = ReadNode(piece, log);
        if (frame.Kind != JsonKind.Object) Throw.Input(Path, PlaceOf(piece), "a frame that is no object", "an object with name and labels");
        string? video = frame["videoName"]?.Text();
        int height = frame["size"]?["height"]?.Size() ?? 0, width = frame["size"]?["width"]?.Size() ?? 0, annotator = AnnotatorOf(null);
        var parser = new ScalabelLabelParser(Options, log, height, width, isVideo: video is not null);
        var annotations = new List<Annotation>();
        foreach ((string name, JsonNode value) in frame["attributes"]?.Properties() ?? [])
            if (value.Kind == JsonKind.Text && value.Text() is { } answer and not "undefined") annotations.Add(new Annotation { Annotator = annotator, Category = CategoryOf($"{name}/{answer}") });
        foreach (JsonNode label in frame["labels"]?.Elements() ?? [])
            if (parser.Parse(label) is { } annotation) annotations.Add(annotation with { Annotator = annotator, Category = CategoryOf(label["category"]?.Text()) });
        string file = frame["name"]?.Text() ?? "";
        return new DatasetItem
        {
            Image = new ImageInfo
            {
                Id = new SourceId(file.Length > 0 ? file : PlaceOf(piece)),
                FileName = file.Length > 0 ? video is null || file.StartsWith(video, StringComparison.Ordinal) ? file : $"{video}/{file}" : null,
                Height = height,
                Width = width,
                Extras = [.. frame.Others("name", "labels", "attributes", "size")],
            },
            Annotators = [annotator],
            Annotations = annotations,
        };
    }

    private void Index(bool isList)
    {
        if (_isFrame) Add(Whole());
        else if (isList)
        {
            JsonWalker walker = Walk();
            walker.Enter('[');
            AddAll(walker);
            walker.ExpectEnd();
        }
        else
        {
            JsonWalker walker = Walk();
            walker.Enter('{');
            while (walker.NextProperty(out string name))
            {
                if (name == ScalabelFormat.Frames && walker.EnterList()) AddAll(walker);
                else if (name != ScalabelFormat.Frames) walker.SkipValue();
            }
        }
        EndIndex();
    }
}
