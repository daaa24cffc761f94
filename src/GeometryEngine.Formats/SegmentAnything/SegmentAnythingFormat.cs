namespace GeometryEngine.Formats;

/// <summary>SA-1B: a JSON file for each image, with masks that have no category.</summary>
internal sealed class SegmentAnythingFormat : DatasetFormat
{
    public override string Name => "sa-1b";

    public override string Description => "SA-1B: a JSON file for each image with masks (compressed RLE) without category";

    public override bool Recognizes(DatasetInput input)
    {
        IReadOnlyDictionary<string, byte> properties = input.JsonProperties;
        if (!properties.TryGetValue("image", out byte image) || image != '{' || properties.ContainsKey("schema")) return false;
        return input.Head.IndexOf("\"image_id\""u8) >= 0 && (properties.ContainsKey("annotations") || input.Head.IndexOf("\"annotations\""u8) >= 0);
    }

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new SegmentAnythingSource(input, options);
}
