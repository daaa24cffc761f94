namespace GeometryEngine.Formats;

/// <summary>
/// An opened Mapillary file or folder: its polygons, or where it has none the images of instances, whose values are 256 times the label, and a number from 0.
/// The images are JPEG, as those of Mapillary are, of the names of the files.
/// </summary>
internal sealed class MapillarySource : FileSource
{
    private const string Png = ".png";
    private const int PerLabel = 256;

    private readonly Dictionary<int, string>? _names; // of labels

    public MapillarySource(DatasetInput input, ReadOptions options) : base(input, options)
    {
        AddAll(Files(".json", MapillaryFormat.IsOne));
        if (ImageCount == 0 && IsTree && MapillaryFormat.InstancesOf(Tree).ToArray() is [var first, ..] instances)
        {
            IReadOnlyList<LabelName>? names = NamesFor(first, input)?.Named;
            _names = names?.ToDictionary(name => name.Label, name => name.Name);
            foreach (LabelName name in names ?? []) Declare(options.KeepExtras ? name.ToCategory() : name.ToCategory() with { Extras = [] });
            AddAll(instances);
        }
        EndIndex();
    }

    protected override DatasetItem Parse(string piece, ProblemLog log) =>
        piece.EndsWith(Png, StringComparison.OrdinalIgnoreCase) ? ParseInstances(piece, log) : ParsePolygons(piece, log);

    // The list of the version that the folder says, or of any.
    private LabelNames? NamesFor(string instances, DatasetInput input)
    {
        if (Options.Labels is not null) return LabelNames.Read(input, Options, Log);
        string[] lists = [.. Tree.Files.Where(file => System.IO.Path.GetFileName(file) is var name && name.StartsWith("config", StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal))];
        string? list = lists.FirstOrDefault(file => instances.Split('/').Any(folder => file.EndsWith($"_{folder}.json", StringComparison.Ordinal))) ?? lists.FirstOrDefault();
        return list is null ? null : LabelNames.Read(Tree, list, Options, Log);
    }

    private DatasetItem ParseInstances(string piece, ProblemLog log)
    {
        PngImage png = PngReader.Read(ReadBytes(piece), Tree.PathOf(piece), Options.MaxPixels);
        int annotator = AnnotatorOf(null);
        var annotations = new List<Annotation>();
        foreach ((int value, Rle mask) in LabelMasks.Of(png.ToRuns(), background: -1))
        {
            int label = value / PerLabel;
            string? name = _names is null ? label.ToString(System.Globalization.CultureInfo.InvariantCulture) : _names.GetValueOrDefault(label);
            if (name is null) log.Report(Tree.PathOf(piece), "", $"value {value}, which is of label {label}", $"one of the {_names!.Count} labels");
            else annotations.Add(new Annotation { Id = new SourceId(value), Annotator = annotator, Category = CategoryOf(name), Mask = mask });
        }
        return new DatasetItem { Image = ImageOf(piece, png.Height, png.Width), Annotators = [annotator], Annotations = annotations };
    }

    private static ImageInfo ImageOf(string piece, int height, int width)
    {
        string stem = System.IO.Path.GetFileNameWithoutExtension(piece);
        return new ImageInfo
        {
            Id = new SourceId(stem),
            FileName = $"{stem}.jpg",
            Height = height,
            Width = width,
            Subset = piece.Split('/')[..^1].LastOrDefault(folder => folder is "training" or "validation" or "testing"),
        };
    }

    private DatasetItem ParsePolygons(string piece, ProblemLog log)
    {
        JsonNode root = ReadJson(piece, log);
        int annotator = AnnotatorOf(null);
        var annotations = new List<Annotation>();
        foreach (JsonNode shape in root["objects"]?.Elements() ?? [])
        {
            if (shape["polygon"] is not { } outline || Outline(outline) is not { } polygon) continue;
            annotations.Add(new Annotation { Id = shape["id"]?.Id(), Annotator = annotator, Category = CategoryOf(shape["label"]?.Text()), Polygon = polygon });
        }
        return new DatasetItem
        {
            Image = ImageOf(piece, (root["height"] ?? root["heigth"])?.Size() ?? 0, root["width"]?.Size() ?? 0),
            Annotators = [annotator],
            Annotations = annotations,
        };
    }

    // [[x, y], [x, y], ...], or lists of x and y in turn, one for each part.
    private static Polygon? Outline(JsonNode outline)
    {
        IReadOnlyList<JsonNode> elements = outline.Elements();
        if (elements.Count == 0 || elements[0].Elements().Count == 2) return outline.Points(3) is { } ring ? new Polygon(ring, [0]) : null;
        var coordinates = new List<double>();
        var starts = new List<int>();
        foreach (JsonNode part in elements)
        {
            if (part.Numbers() is not { } numbers) return null;
            if (numbers.Length % 2 == 1 || numbers.Length < 6)
            {
                part.Report($"{numbers.Length} coordinates", "x and y of 3 points or more");
                continue;
            }
            starts.Add(coordinates.Count);
            coordinates.AddRange(numbers);
        }
        return starts.Count > 0 ? new Polygon([.. coordinates], [.. starts]) : null;
    }
}
