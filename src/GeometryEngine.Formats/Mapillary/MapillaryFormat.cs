namespace GeometryEngine.Formats;

/// <summary>Mapillary Vistas: a JSON file of polygons for each image (2.0), or a PNG image of instances (1.2 and 2.0).</summary>
internal sealed class MapillaryFormat : DatasetFormat
{
    private const string Instances = "instances";
    private const string Labels = "labels";

    public override string Name => "mapillary";

    public override string Description => "Mapillary Vistas (a JSON file with height, width, objects for each image; or 16-bit PNG images in instances, beside labels)";

    public override bool Recognizes(DatasetInput input) => input.AnyFile(".json", IsOne) || (input.IsTree && InstancesOf(input.Tree).Any());

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new MapillarySource(input, options);

    /// <summary>Whether a file is one of Mapillary; <c>heigth</c> is written by some tools.</summary>
    public static bool IsOne(DatasetInput file)
    {
        IReadOnlyDictionary<string, byte> properties = file.JsonProperties;
        return file.FirstByte == '{' && properties.ContainsKey("width") && (properties.ContainsKey("height") || properties.ContainsKey("heigth"))
            && properties.TryGetValue("objects", out byte objects) && objects == '[';
    }

    /// <summary>The images of instances in a folder: grey of 16 bits in folders called instances, with the image of labels in one beside.</summary>
    public static IEnumerable<string> InstancesOf(FileTree tree) => tree.Files.Where(file =>
        LabelPngSource.IsPng(file) && file.Split('/') is [.., Instances, var name] parts && tree.Contains(string.Join('/', [.. parts[..^2], Labels, name]))
        && LabelPngSource.HeaderOf(tree, file) is { Color: PngColor.Gray, Bits: 16 });
}
