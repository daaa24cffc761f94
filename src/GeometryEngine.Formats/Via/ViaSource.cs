namespace GeometryEngine.Formats;

/// <summary>An opened JSON file of VIA. Regions are a list, or, of version 1, an object.</summary>
internal sealed class ViaSource : JsonListSource
{
    public ViaSource(DatasetInput input, ReadOptions options) : base(input, options, input.JsonProperties.Keys.Any(name => name.StartsWith("_via_", StringComparison.Ordinal)) ? ViaFormat.Images : "")
    {
        Open(() =>
        {
            JsonNode file = ReadFile();
            AddAll(file[ViaFormat.Images] ?? file);
            EndIndex();
        });
    }

    protected override DatasetItem Parse(JsonExtent piece, ProblemLog log)
    {
        JsonNode image = ReadNode(piece, log);
        if (image["filename"]?.Text() is not { Length: > 0 } name)
        {
            Throw.Input(Path, PlaceOf(piece), "an image without filename", "filename, regions, file_attributes");
            return null;
        }
        int annotator = AnnotatorOf(null);
        var annotations = new List<Annotation>();
        foreach (string label in ViaRegion.LabelsOf(image["file_attributes"]))
            annotations.Add(new Annotation { Annotator = annotator, Category = CategoryOf(label) });
        foreach (JsonNode region in RegionsOf(image))
        {
            if (region["shape_attributes"] is not { } shape) region.Report("a region without shape_attributes", "shape_attributes with name");
            else if (ViaRegion.Parse(shape, region["region_attributes"]) is { } annotation)
                foreach (string? category in ViaRegion.CategoriesOf(region["region_attributes"])) annotations.Add(annotation with { Annotator = annotator, Category = CategoryOf(category) });
        }
        return new DatasetItem
        {
            Image = new ImageInfo { Id = new SourceId(name), FileName = name, Extras = image.Others("filename", "regions", "base64_img_data") },
            Annotators = [annotator],
            Annotations = annotations,
        };
    }

    private static IEnumerable<JsonNode> RegionsOf(JsonNode image) =>
        image["regions"] is { Kind: JsonKind.Object } numbered ? numbered.Properties().Select(region => region.Value) : image["regions"]?.Elements() ?? [];
}
