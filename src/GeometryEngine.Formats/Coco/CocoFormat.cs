namespace GeometryEngine.Formats;

/// <summary>COCO instances, keypoints and image-level labels; LVIS is read as COCO too.</summary>
internal sealed class CocoFormat : DatasetFormat
{
    public override string Name => "coco";

    public override string Description => "COCO instances and keypoints (JSON object with images, annotations, categories); LVIS";

    public override bool CanWrite => true;

    // Any section may come first and be longer than the head; the other ones of COCO are not its alone.
    public override bool Recognizes(string path, ReadOnlySpan<byte> head)
    {
        if (JsonHead.FirstByte(head) != '{') return false;
        Dictionary<string, byte> properties = JsonHead.Properties(head);
        if (properties.ContainsKey("images") || properties.ContainsKey("annotations")) return true;
        return properties.Count > 0 && properties.All(property => property.Key is "info" or "licenses" or "type" || property is { Key: "categories", Value: (byte)'[' });
    }

    public override DatasetSource Open(string path, ReadOptions options) => CocoSource.Open(path, options, CocoIndexer.Run);

    public override DatasetWriter Create(string path, DatasetInfo info) => new CocoWriter(path, info);
}
