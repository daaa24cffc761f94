namespace GeometryEngine.Formats;

/// <summary>An opened Cityscapes file or folder.</summary>
internal sealed class CityscapesSource : FileSource
{
    private const string PolygonsEnd = "_polygons.json";
    private const string IdsEnd = "_instanceIds.png";
    private const string ImageEnd = "_leftImg8bit.png";
    private const int PerLabel = 1000; // the id of a single object is that of its label times this, and its number

    public CityscapesSource(DatasetInput input, ReadOptions options) : base(input, options)
    {
        AddAll(Files(".json", CityscapesFormat.IsOne));
        if (IsTree) AddAll(Tree.Files.Where(file => file.EndsWith(IdsEnd, StringComparison.Ordinal) && !Tree.Contains(file[..^IdsEnd.Length] + PolygonsEnd)));
        EndIndex();
    }

    /// <summary>Whether a file has a value for each object of an image.</summary>
    public static bool HasIds(string file) => file.EndsWith($"_gtFine{IdsEnd}", StringComparison.Ordinal) || file.EndsWith($"_gtCoarse{IdsEnd}", StringComparison.Ordinal);

    protected override DatasetItem Parse(string piece, ProblemLog log) =>
        piece.EndsWith(".png", StringComparison.OrdinalIgnoreCase) ? ParseIds(piece) : ParsePolygons(piece, log);

    private DatasetItem ParseIds(string piece)
    {
        LabelMap<ushort> ids = PngMask.Read(ReadBytes(piece), Tree.PathOf(piece), Options);
        int annotator = AnnotatorOf(null);
        var annotations = new List<Annotation>();
        foreach ((int value, Rle mask) in PngLabels.Masks(ids))
        {
            string label = CityscapesLabels.NameOf(value < PerLabel ? value : value / PerLabel);
            annotations.Add(new Annotation
            {
                Id = new SourceId(value),
                Annotator = annotator,
                Category = CategoryOf(label),
                Mask = mask,
                IsCrowd = value < PerLabel && CityscapesLabels.IsThing(label),
            });
        }
        (string name, string? subset) = NameOf(piece);
        return new DatasetItem
        {
            Image = new ImageInfo { Id = new SourceId(name), FileName = name, Height = ids.Height, Width = ids.Width, Subset = subset },
            Annotators = [annotator],
            Annotations = annotations,
        };
    }

    private DatasetItem ParsePolygons(string piece, ProblemLog log)
    {
        JsonNode root = ReadJson(piece, log);
        var annotations = new List<Annotation>();
        var annotators = new SortedSet<int> { AnnotatorOf(null) };
        foreach (JsonNode shape in root["objects"]?.Elements() ?? [])
        {
            if (shape["deleted"]?.Flag() == true || shape["polygon"] is not { } polygon || polygon.Points(3) is not { } ring) continue;
            string label = shape["label"]?.Text() ?? "";
            string? single = CityscapesLabels.OfGroup(label);
            int annotator = AnnotatorOf(shape["user"]?.Text());
            annotators.Add(annotator);
            annotations.Add(new Annotation
            {
                Annotator = annotator,
                Category = CategoryOf(single ?? label),
                Polygon = new Polygon(ring, [0]),
                IsCrowd = single is not null,
            });
        }
        if (annotations.Count > 0 && annotations.TrueForAll(annotation => annotation.Annotator != AnnotatorOf(null))) annotators.Remove(AnnotatorOf(null));
        (string name, string? subset) = NameOf(piece);
        return new DatasetItem
        {
            Image = new ImageInfo { Id = new SourceId(name), FileName = name, Height = root["imgHeight"]?.Size() ?? 0, Width = root["imgWidth"]?.Size() ?? 0, Subset = subset },
            Annotators = [.. annotators],
            Annotations = annotations,
        };
    }

    // gtFine/train/aachen/aachen_000000_000019_gtFine_polygons.json belongs to aachen_000000_000019_leftImg8bit.png.
    private static (string Name, string? Subset) NameOf(string file)
    {
        string[] folders = file.Split('/')[..^1];
        string stem = System.IO.Path.GetFileName(file);
        foreach (string end in (string[])[PolygonsEnd, IdsEnd, ".json", ".png", "_gtFine", "_gtCoarse"])
            if (stem.EndsWith(end, StringComparison.Ordinal)) stem = stem[..^end.Length];
        return (stem + ImageEnd, folders.LastOrDefault(folder => folder is "train" or "val" or "test" or "train_extra"));
    }
}
