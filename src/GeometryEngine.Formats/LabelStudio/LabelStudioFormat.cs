namespace GeometryEngine.Formats;

/// <summary>Label Studio JSON: a list of tasks, or one task, each an image with one entry of results for each annotator. The README of this folder tells the details.</summary>
internal sealed class LabelStudioFormat : DatasetFormat
{
    /// <summary>Property of the hub's own in the <c>meta</c> of a region, which Label Studio passes through: names or number of its keypoints.</summary>
    public const string Keypoints = "keypoints";

    /// <summary>As <see cref="Keypoints"/>: which of the keypoints of its parent a point is, from 0.</summary>
    public const string Keypoint = "keypoint";

    /// <summary>As <see cref="Keypoints"/>: 0 not labelled, 1 hidden; visible where it is missing.</summary>
    public const string Visibility = "visibility";

    /// <summary>As <see cref="Keypoints"/>: whether the region is a crowd.</summary>
    public const string Crowd = "iscrowd";

    /// <summary>As <see cref="Keypoints"/>: the layer.</summary>
    public const string Layer = "z_order";

    /// <summary>As <see cref="Keypoints"/>: the declared area in pixels.</summary>
    public const string Area = "area";

    /// <summary>Remarks: a list of texts, as Label Studio itself has them in <c>meta</c>.</summary>
    public const string Remarks = "text";

    /// <summary>Extra field of an annotation: the labels it has beside the first.</summary>
    public const string MoreLabels = "labels";

    public override string Name => "label-studio";

    public override string Description => "Label Studio JSON, each task with the work of all annotators (JSON tasks with data, annotations, result)";

    public override Features Holds => Features.All & ~(Features.Parts | Features.Holes | Features.Combined | Features.DeclaredBoxes | Features.Skeletons
        | Features.Supercategories | Features.UnusedCategories | Features.CategoryIds | Features.CategoryFields | Features.DatasetFields);

    public override bool Recognizes(DatasetInput input)
    {
        IReadOnlyDictionary<string, byte> properties = input.JsonProperties;
        foreach (string section in LabelStudioSource.Sections)
        {
            if (!properties.TryGetValue(section, out byte first) || first != '[') continue;
            if (properties.TryGetValue("data", out byte data) && data == '{') return true;
            if (JsonHead.Properties(input.Head, section).ContainsKey("result")) return true;
        }
        return false;
    }

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new LabelStudioSource(input, options);

    public override DatasetWriter Create(string path, DatasetInfo info) => new LabelStudioWriter(path, Holds, info);
}
