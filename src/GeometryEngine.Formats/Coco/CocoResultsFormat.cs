namespace GeometryEngine.Formats;

/// <summary>COCO results: the detections of a model, whose images and categories are known by id alone.</summary>
internal sealed class CocoResultsFormat : DatasetFormat
{
    private static readonly HashSet<string> Fields =
        new(["image_id", "category_id", "bbox", "segmentation", "keypoints", "score"], StringComparer.Ordinal);

    public override string Name => "coco-results";

    public override string Description => "COCO results (JSON list of detections with image_id, category_id, score, 1 where there is none); joined to other sources by id";

    public override Features Holds => Features.Boxes | Features.Masks | Features.EmptyMasks | Features.Keypoints | Features.Visibility | Features.Instances | Features.Overlaps | Features.Scores
        | Features.Flags | Features.Attributes | Features.Groups | Features.Tracks | Features.AnnotationFields | Features.ImageIds | Features.CategoryIds;

    internal override bool IdsOnly => true;

    public override bool Recognizes(DatasetInput input)
    {
        if (input.FirstByte != '[') return false;
        return JsonHead.IsEmptyList(input.Head) || input.JsonProperties.Keys.Any(Fields.Contains);
    }

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => CocoSource.Open(input, options, CocoResultsIndexer.Run);

    public override DatasetWriter Create(string path, DatasetInfo info) => new CocoResultsWriter(path, Holds, info);
}
