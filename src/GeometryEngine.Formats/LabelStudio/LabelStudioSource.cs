namespace GeometryEngine.Formats;

/// <summary>An opened Label Studio file.</summary>
internal sealed class LabelStudioSource : JsonListSource
{
    /// <summary>The lists of a task that hold results: those of annotators, by their name now and in old files, and those of models.</summary>
    public static readonly string[] Sections = ["annotations", "completions", Predictions];

    private const string Predictions = "predictions";

    private readonly LabelStudioPoints _points = new();
    private readonly Dictionary<long, (int Height, int Width)> _learned = []; // by where the task stands
    private readonly bool _readsPredictions;

    public LabelStudioSource(DatasetInput input, ReadOptions options) : base(input, options)
    {
        try
        {
            List<JsonExtent> tasks = Tasks(isList: input.FirstByte == '[', out bool hasAnnotations);
            _readsPredictions = !hasAnnotations; // they are a start for the annotators otherwise, and not one of them
            foreach (JsonExtent task in tasks) Add(task);
            foreach ((string category, IReadOnlyList<string> names) in _points.Names) Declare(new Category { Id = new SourceId(0), Name = category, KeypointNames = names });
            EndIndex();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public override void Learn(int image, int height, int width)
    {
        if (!GetImage(image).HasSize) _learned[PieceOf(image).Offset] = (height, width);
    }

    protected override DatasetItem Parse(JsonExtent piece, ProblemLog log)
    {
        JsonNode task = ReadNode(piece, log);
        if (task.Kind != JsonKind.Object) Throw.Input(Path, PlaceOf(piece), "a task that is no object", "an object with data and annotations");
        JsonNode? data = task["data"];
        List<(string? Annotator, JsonNode Work)> works = [.. Works(task)];
        List<LabelStudioRegion>[] regions = [.. works.Select(work => LabelStudioRegion.ReadAll(work.Work))];
        ImageInfo image = Image(task, data, piece, regions);
        var parser = new LabelStudioParser(image.Height, image.Width, _points, name => CategoryOf(name));
        var annotations = new List<Annotation>();
        var annotators = new SortedSet<int>();
        for (int i = 0; i < works.Count; i++)
        {
            int annotator = AnnotatorOf(works[i].Annotator);
            annotators.Add(annotator);
            double? score = works[i].Work["score"]?.Number();
            foreach (Annotation annotation in parser.Parse(regions[i]))
                annotations.Add(annotation with { Annotator = annotator, Score = annotation.Score ?? score });
        }
        return new DatasetItem { Image = image, Annotators = [.. annotators], Annotations = annotations };
    }

    private List<JsonExtent> Tasks(bool isList, out bool hasAnnotations)
    {
        hasAnnotations = false;
        if (!isList)
        {
            JsonExtent whole = Whole();
            hasAnnotations = HasAnnotations(ReadNode(whole, new ProblemLog(strict: false, [])));
            return [whole];
        }
        var tasks = new List<JsonExtent>();
        JsonWalker walker = Walk();
        walker.Enter('[');
        while (walker.NextElement())
        {
            tasks.Add(walker.Extent);
            try { hasAnnotations = hasAnnotations || HasAnnotations(ReadNode(walker.Extent, new ProblemLog(strict: false, []))); }
            catch (InputException) { } // reported when it is added
        }
        walker.ExpectEnd();
        return tasks;
    }

    private static bool HasAnnotations(JsonNode task) => Sections.Any(section => section != Predictions && task[section]?.Elements().Count > 0);

    private IEnumerable<(string? Annotator, JsonNode Work)> Works(JsonNode task)
    {
        foreach (string section in Sections)
        {
            if ((section == Predictions) != _readsPredictions) continue;
            foreach (JsonNode work in task[section]?.Elements() ?? [])
            {
                if (work["was_cancelled"]?.Flag() == true) continue; // skipped: nothing is said about the image
                yield return (section == Predictions ? Model(work) : Annotator(work), work);
            }
        }
    }

    // {"completed_by": 3}, or {"completed_by": {"id": 3, "email": "..."}}
    private static string? Annotator(JsonNode work)
    {
        if (work["completed_by"] is not { } by) return null;
        if (by.Kind != JsonKind.Object) return by.Text();
        foreach (string name in (string[])["email", "username", "id"])
            if (by[name]?.Text() is { Length: > 0 } text) return text;
        return null;
    }

    private static string? Model(JsonNode prediction) => prediction["model_version"]?.Text() is { Length: > 0 } version ? $"model:{version}" : null;

    private ImageInfo Image(JsonNode task, JsonNode? data, JsonExtent piece, List<LabelStudioRegion>[] regions)
    {
        (string Name, JsonNode Value)? file = null;
        foreach ((string name, JsonNode value) in data?.Properties() ?? [])
            if (value.Kind == JsonKind.Text && (file is null || name == LabelStudioWriter.Image)) file = (name, value);
        LabelStudioRegion? sized = regions.SelectMany(found => found).FirstOrDefault(region => region.Height > 0 && region.Width > 0);
        int height = sized?.Height ?? data?[LabelStudioWriter.Height]?.Size() ?? 0, width = sized?.Width ?? data?[LabelStudioWriter.Width]?.Size() ?? 0;
        if (height == 0 || width == 0) (height, width) = _learned.GetValueOrDefault(piece.Offset);
        if ((long)height * width > task.Options.MaxPixels)
        {
            task.Report($"an image of {height}x{width} pixels", $"at most {task.Options.MaxPixels} pixels");
            (height, width) = (0, 0);
        }
        return new ImageInfo
        {
            Id = task["id"]?.Id() ?? new SourceId(Math.Max(piece.Element, 0)),
            FileName = file?.Value.Text(),
            Height = height,
            Width = width,
            Subset = data?[LabelStudioWriter.Subset]?.Text(),
            Extras = data?.Others(file?.Name ?? "", LabelStudioWriter.Height, LabelStudioWriter.Width, LabelStudioWriter.Subset) ?? [],
        };
    }
}
