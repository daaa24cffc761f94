namespace GeometryEngine.Formats;

/// <summary>An opened Mapillary file or folder. The images are JPEG, as those of Mapillary are, of the names of the files.</summary>
internal sealed class MapillarySource : FileSource
{
    public MapillarySource(DatasetInput input, ReadOptions options) : base(input, options)
    {
        AddAll(Files(".json", MapillaryFormat.IsOne));
        EndIndex();
    }

    protected override DatasetItem Parse(string piece, ProblemLog log)
    {
        JsonNode root = ReadJson(piece, log);
        int annotator = AnnotatorOf(null);
        var annotations = new List<Annotation>();
        foreach (JsonNode shape in root["objects"]?.Elements() ?? [])
        {
            if (shape["polygon"] is not { } outline || Outline(outline) is not { } polygon) continue;
            annotations.Add(new Annotation { Id = shape["id"]?.Id(), Annotator = annotator, Category = CategoryOf(shape["label"]?.Text()), Polygon = polygon });
        }
        string stem = System.IO.Path.GetFileNameWithoutExtension(piece);
        return new DatasetItem
        {
            Image = new ImageInfo
            {
                Id = new SourceId(stem),
                FileName = $"{stem}.jpg",
                Height = (root["height"] ?? root["heigth"])?.Size() ?? 0,
                Width = root["width"]?.Size() ?? 0,
                Subset = piece.Split('/')[..^1].LastOrDefault(folder => folder is "training" or "validation" or "testing"),
            },
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
