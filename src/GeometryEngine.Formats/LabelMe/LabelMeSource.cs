namespace GeometryEngine.Formats;

/// <summary>An opened LabelMe file or folder.</summary>
internal sealed class LabelMeSource : FileSource
{
    private static readonly string[] ImageFields = ["version", "flags", "shapes", "imagePath", "imageData", "imageHeight", "imageWidth", LabelMeFormat.Labels];

    public LabelMeSource(DatasetInput input, ReadOptions options) : base(input, options)
    {
        AddAll(Files(".json", LabelMeFormat.IsOne));
        EndIndex();
    }

    protected override DatasetItem Parse(string piece, ProblemLog log)
    {
        JsonNode root = ReadJson(piece, log);
        int annotator = AnnotatorOf(null);
        string stem = System.IO.Path.GetFileNameWithoutExtension(piece);
        int height = root["imageHeight"]?.Size() ?? 0, width = root["imageWidth"]?.Size() ?? 0;
        if ((long)height * width > Options.MaxPixels)
        {
            root.Report($"an image of {height}x{width} pixels", $"at most {Options.MaxPixels} pixels");
            (height, width) = (0, 0);
        }
        var annotations = new List<Annotation>();
        var negatives = new List<string>();
        foreach ((string flag, JsonNode value) in root["flags"]?.Properties() ?? [])
        {
            if (value.Flag() != true) negatives.Add(flag);
            else if (root[LabelMeFormat.Labels] is null) annotations.Add(new Annotation { Annotator = annotator, Category = CategoryOf(flag) });
        }
        AddShapes(root, height, width, annotator, annotations);
        foreach (JsonNode label in root[LabelMeFormat.Labels]?.Elements() ?? [])
        {
            int index = Math.Clamp(label[LabelMeFormat.Index]?.Size() ?? annotations.Count, 0, annotations.Count);
            annotations.Insert(index, LabelMeShapeParser.Described(new Annotation { Annotator = annotator, Category = CategoryOf(label["label"]?.Text()) }, label));
        }
        return new DatasetItem
        {
            Image = new ImageInfo
            {
                Id = new SourceId(stem),
                FileName = root["imagePath"]?.Text() is { Length: > 0 } path ? path : stem,
                Height = height,
                Width = width,
                Extras = [.. Negatives(negatives), .. root.Others(ImageFields)],
            },
            Annotators = [annotator],
            Annotations = annotations,
        };
    }

    private static IEnumerable<ExtraField> Negatives(List<string> names)
    {
        if (names.Count > 0) yield return new ExtraField(KnownFields.NegativeLabels, $"[{string.Join(',', names.Select(JsonObjectText.Quote))}]");
    }

    // Polygons of one label and one group are the parts of one object.
    private void AddShapes(JsonNode root, int height, int width, int annotator, List<Annotation> annotations)
    {
        var parser = new LabelMeShapeParser(height, width);
        var groups = new Dictionary<(string Label, string Group), int>();
        foreach (JsonNode shape in root["shapes"]?.Elements() ?? [])
        {
            string label = shape["label"]?.Text() ?? "";
            if (parser.Parse(shape) is not { } annotation) continue;
            string? group = annotation is { Polygon: not null, Ellipse: null } ? shape["group_id"]?.Text() : null;
            if (group is not null && groups.TryGetValue((label, group), out int first))
            {
                annotations[first] = annotations[first] with { Polygon = Joined(annotations[first].Polygon!, annotation.Polygon!) };
                continue;
            }
            if (group is not null) groups.Add((label, group), annotations.Count);
            annotations.Add(annotation with { Annotator = annotator, Category = CategoryOf(label) });
        }
    }

    private static Polygon Joined(Polygon first, Polygon second)
    {
        int[] starts = [.. Starts(first, 0), .. Starts(second, first.Coordinates.Length)];
        return new Polygon([.. first.Coordinates, .. second.Coordinates], starts);
    }

    private static IEnumerable<int> Starts(Polygon polygon, int offset)
    {
        for (int ring = 0; ring < polygon.RingCount; ring++)
        {
            yield return offset;
            offset += polygon.Ring(ring).Length;
        }
    }
}
