namespace GeometryEngine.Formats;

/// <summary>Opened images of two channels.</summary>
internal sealed class PanopticChannelsSource : FileSource
{
    private readonly Dictionary<int, string> _names = [];

    public PanopticChannelsSource(DatasetInput input, ReadOptions options) : base(input, options)
    {
        foreach (JsonNode category in FindCategories(input).Elements())
        {
            if (category["id"]?.Id() is not { IsNumber: true, Number: >= 1 and <= 255 } id || category["name"]?.Text() is not { Length: > 0 } name || !_names.TryAdd((int)id.Number, name))
                category.Report(category.Json, "a name, and an id from 1 to 255 that no other has");
            else Declare(new Category { Id = id, Name = name, Supercategory = category["supercategory"]?.Text(), Extras = category.Others("id", "name", "supercategory") });
        }
        AddAll(Files(".png", _ => true));
        EndIndex();
    }

    protected override DatasetItem Parse(string piece, ProblemLog log)
    {
        PngImage png = PngMask.ReadImage(ReadBytes(piece), Tree.PathOf(piece), Options);
        if (png.Color is not (PngColor.Rgb or PngColor.Rgba) || png.Bits != 8) Throw.Input(Tree.PathOf(piece), "", $"colour type {(int)png.Color} of {png.Bits} bits", "red, green and blue of 8 bits");
        uint[] values = [.. png.Pixels];
        for (int i = 0; i < values.Length; i++) values[i] &= 0xFFFF; // red and green
        int annotator = AnnotatorOf(null);
        var annotations = new List<Annotation>();
        foreach ((int value, Rle mask) in LabelMasks.Of(LabelRuns.Encode<uint>(values, png.Height, png.Width)))
        {
            if ((value & 255) == 0) continue; // void
            if (_names.TryGetValue(value & 255, out string? name)) annotations.Add(new Annotation { Id = new SourceId(value), Annotator = annotator, Category = CategoryOf(name), Mask = mask });
            else log.Report(Tree.PathOf(piece), "", $"category {value & 255} in {mask.Area()} pixels", "0, and ids of the list of categories");
        }
        var image = new ImageInfo { Id = new SourceId(System.IO.Path.GetFileNameWithoutExtension(piece)), FileName = piece, Height = png.Height, Width = png.Width };
        return new DatasetItem { Image = image, Annotators = [annotator], Annotations = annotations };
    }

    private JsonNode FindCategories(DatasetInput input)
    {
        if (Options.Labels is { } path)
        {
            string file = System.IO.Path.GetFileName(path);
            using var folder = new FolderTree(path[..^file.Length]);
            return JsonPiece.Parse(folder.Read(file, Options.MaxElementBytes), new JsonOrigin(path, 0, "", -1), Options, Log);
        }
        if (Tree.Files.FirstOrDefault(file => file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && PanopticChannelsFormat.IsCategories(input.At(file))) is { } list) return ReadJson(list, Log);
        Throw.Input(Path, "", "no list of categories", "a JSON list of objects with id, name and isthing beside, or with --labels");
        return default;
    }
}
