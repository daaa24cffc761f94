namespace GeometryEngine.Formats;

/// <summary>ADE20K: a JSON file for each image, with polygons, or masks in files beside (2020 and later); or images of classes and instances with a list (2017).</summary>
internal sealed class Ade20kFormat : DatasetFormat
{
    public override string Name => "ade20k";

    public override string Description => "ADE20K (a JSON file with annotation.object for each image, masks in PNG files beside; or _seg.png with _atr.txt, of 2017)";

    public override bool Recognizes(DatasetInput input) => input.AnyFile(".json", IsOne) || (input.IsTree && Ade20kSegments.Of(input.Tree).Any());

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new Ade20kSource(input, options);

    /// <summary>Whether a file is one of ADE20K.</summary>
    public static bool IsOne(DatasetInput file)
    {
        if (file.FirstByte != '{' || !file.JsonProperties.TryGetValue("annotation", out byte annotation) || annotation != '{') return false;
        Dictionary<string, byte> properties = JsonHead.Properties(file.Head, "annotation");
        return properties.ContainsKey("imsize") || properties.ContainsKey("object");
    }
}
