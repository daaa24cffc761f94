namespace GeometryEngine.Formats;

/// <summary>Datumaro JSON: a file for each part of a data set, in a folder <c>annotations</c>. The README of this folder tells the details.</summary>
internal sealed class DatumaroFormat : DatasetFormat
{
    /// <summary>The folder of the files.</summary>
    public const string Annotations = "annotations";

    /// <summary>The part of images that belong to none.</summary>
    public const string DefaultSubset = "default";

    /// <summary>Attribute: degrees, clockwise, about the middle.</summary>
    public const string Rotation = "rotation";

    /// <summary>Attribute: whether the annotation is a crowd.</summary>
    public const string Crowd = "is_crowd";

    /// <summary>Attribute: the confidence.</summary>
    public const string Score = "score";

    /// <summary>Flags that are attributes of these names.</summary>
    public static readonly string[] Flags = [KnownFields.Occluded, KnownFields.Truncated, KnownFields.Difficult, KnownFields.Ignore];

    public override string Name => "datumaro";

    public override string Description => "Datumaro JSON, a file for each subset (JSON object with categories and items)";

    public override Features Holds => Features.Boxes | Features.RotatedBoxes | Features.Ellipses | Features.Polylines | Features.Polygons | Features.Masks | Features.EmptyMasks | Features.Keypoints
        | Features.Visibility | Features.ImageLabels | Features.Instances | Features.Overlaps | Features.Crowds | Features.Scores | Features.ZOrder | Features.Flags
        | Features.Attributes | Features.Groups | Features.Tracks | Features.EmptyImages | Features.ImageSizes | Features.Subsets | Features.Skeletons
        | Features.FileNames | Features.Supercategories | Features.UnusedCategories | Features.AnnotationIds | Features.ImageIds;

    public override bool Recognizes(DatasetInput input)
    {
        if (input.FirstByte != '{' || !input.JsonProperties.TryGetValue("items", out byte items) || items != '[') return false;
        return (input.JsonProperties.TryGetValue("categories", out byte categories) && categories == '{') || JsonHead.Properties(input.Head, "items").ContainsKey("annotations");
    }

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new DatumaroSource(input, options);

    public override DatasetWriter Create(string path, DatasetInfo info) => new DatumaroWriter(path, Holds, info);
}
