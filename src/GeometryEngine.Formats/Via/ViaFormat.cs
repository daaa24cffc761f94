namespace GeometryEngine.Formats;

/// <summary>VGG Image Annotator 1 and 2: the JSON of a project, or of its annotations alone, an object of images, each with regions; or the same as CSV.</summary>
internal sealed class ViaFormat : DatasetFormat
{
    /// <summary>The property of a project with the images.</summary>
    public const string Images = "_via_img_metadata";

    /// <summary>The column of a shape, or the property.</summary>
    public const string Shape = "region_shape_attributes";

    public override string Name => "via";

    public override string Description => "VGG Image Annotator (JSON of a project or of its annotations: filename, regions with shape_attributes; or CSV)";

    public override bool Recognizes(DatasetInput input)
    {
        if (input.FirstByte != '{') return CsvHead.Of(input) is { } header && header.Contains(Shape);
        return input.JsonProperties.ContainsKey(Images) || input.JsonProperties.ContainsKey("_via_settings")
            || (input.JsonProperties.Keys.FirstOrDefault() is { } first && JsonHead.Properties(input.Head, first) is { } image && image.ContainsKey("filename") && image.ContainsKey("regions"));
    }

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => input.FirstByte == '{' ? new ViaSource(input, options) : new ViaCsvSource(input, options);
}
