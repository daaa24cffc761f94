namespace GeometryEngine.Formats;

/// <summary>COCO instances, keypoints and image-level labels; LVIS is read as COCO too.</summary>
internal sealed class CocoFormat : DatasetFormat
{
    public override string Name => "coco";

    public override string Description => "COCO instances, keypoints and image-level labels (JSON object with images, annotations, categories, in any order); LVIS";

    // Each ring is a part, and all geometry becomes polygons or masks.
    public override Features Holds => Features.All & ~(Features.RotatedBoxes | Features.Ellipses | Features.Polylines | Features.Holes);

    // Any section may come first and be longer than the head; the other ones of COCO are not its alone.
    public override bool Recognizes(DatasetInput input)
    {
        if (input.FirstByte != '{') return false;
        IReadOnlyDictionary<string, byte> properties = input.JsonProperties;
        if (properties.ContainsKey("images") || properties.ContainsKey("annotations")) return true;
        return properties.Count > 0 && properties.All(property => property.Key is "info" or "licenses" or "type" || property is { Key: "categories", Value: (byte)'[' });
    }

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => CocoSource.Open(input, options, CocoIndexer.Run);

    public override DatasetWriter Create(string path, DatasetInfo info) => new CocoWriter(path, Holds, info);
}
