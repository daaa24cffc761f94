namespace GeometryEngine.Formats;

/// <summary>COCO results: the detections of a model, whose images and categories are known by id alone.</summary>
internal sealed class CocoResultsFormat : DatasetFormat
{
    private static readonly HashSet<string> Fields =
        new(["image_id", "category_id", "bbox", "segmentation", "keypoints", "score"], StringComparer.Ordinal);

    public override string Name => "coco-results";

    public override string Description => "COCO results (JSON list of detections with image_id, category_id, score)";

    public override bool Recognizes(string path, ReadOnlySpan<byte> head)
    {
        if (JsonHead.FirstByte(head) != '[') return false;
        return JsonHead.IsEmptyList(head) || JsonHead.Properties(head).Keys.Any(Fields.Contains);
    }

    public override DatasetSource Open(string path, ReadOptions options) => CocoSource.Open(path, options, CocoResultsIndexer.Run);
}
