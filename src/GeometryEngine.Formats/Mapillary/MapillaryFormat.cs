namespace GeometryEngine.Formats;

/// <summary>Mapillary Vistas 2.0: a JSON file of polygons for each image.</summary>
internal sealed class MapillaryFormat : DatasetFormat
{
    public override string Name => "mapillary";

    public override string Description => "Mapillary Vistas polygons (a JSON file with height, width, objects for each image)";

    public override bool Recognizes(DatasetInput input) => input.AnyFile(".json", IsOne);

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new MapillarySource(input, options);

    /// <summary>Whether a file is one of Mapillary; <c>heigth</c> is written by some tools.</summary>
    public static bool IsOne(DatasetInput file)
    {
        IReadOnlyDictionary<string, byte> properties = file.JsonProperties;
        return file.FirstByte == '{' && properties.ContainsKey("width") && (properties.ContainsKey("height") || properties.ContainsKey("heigth"))
            && properties.TryGetValue("objects", out byte objects) && objects == '[';
    }
}
