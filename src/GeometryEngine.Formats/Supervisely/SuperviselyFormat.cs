namespace GeometryEngine.Formats;

/// <summary>Supervisely: a JSON file of objects for each image, and one that describes the classes.</summary>
internal sealed class SuperviselyFormat : DatasetFormat
{
    public override string Name => "supervisely";

    public override string Description => "Supervisely (a JSON file with size, tags, objects for each image, and meta.json)";

    public override bool HasAnnotators => true;

    public override bool Recognizes(DatasetInput input) => input.AnyFile(".json", IsOne);

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new SuperviselySource(input, options);

    /// <summary>Whether a file is one of an image.</summary>
    public static bool IsOne(DatasetInput file)
    {
        IReadOnlyDictionary<string, byte> properties = file.JsonProperties;
        return file.FirstByte == '{' && properties.TryGetValue("size", out byte size) && size == '{'
            && properties.TryGetValue("objects", out byte objects) && objects == '[';
    }
}
