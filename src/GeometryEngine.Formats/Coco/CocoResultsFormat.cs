namespace GeometryEngine.Formats;

/// <summary>COCO results: the detections of a model, whose images and categories are known by id alone.</summary>
internal sealed class CocoResultsFormat : DatasetFormat
{
    private static readonly HashSet<string> Fields =
        new(["image_id", "category_id", "bbox", "segmentation", "keypoints", "score"], StringComparer.Ordinal);

    public override string Name => "coco-results";

    public override string Description => "COCO results (JSON list of detections with image_id, category_id, score); joined to other sources by id";

    public override bool Recognizes(DatasetInput input)
    {
        if (input.FirstByte != '[') return false;
        return JsonHead.IsEmptyList(input.Head) || input.JsonProperties.Keys.Any(Fields.Contains);
    }

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => CocoSource.Open(input, options, CocoResultsIndexer.Run);
}
