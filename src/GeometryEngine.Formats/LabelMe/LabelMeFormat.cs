namespace GeometryEngine.Formats;

/// <summary>LabelMe: a JSON file for each image, with shapes. The README of this folder tells the details.</summary>
internal sealed class LabelMeFormat : DatasetFormat
{
    /// <summary>Fields of a shape that LabelMe itself has.</summary>
    public static readonly string[] ShapeFields = ["label", "points", "group_id", "description", "shape_type", "flags", "mask"];

    /// <summary>Fields of a shape of ours, which LabelMe keeps as they are: the layer.</summary>
    public const string Layer = "z_order";

    /// <summary>As <see cref="Layer"/>: the confidence, as X-AnyLabeling has it too.</summary>
    public const string Score = "score";

    /// <summary>As <see cref="Layer"/>: whether the shape is a crowd.</summary>
    public const string Crowd = "iscrowd";

    /// <summary>As <see cref="Layer"/>: the declared area.</summary>
    public const string Area = "area";

    /// <summary>As <see cref="Layer"/>: how well each of several points can be seen, where not all can.</summary>
    public const string Visibility = "visibility";

    /// <summary>As <see cref="Layer"/>: of a polygon that stands for an ellipse, its middle, radii and angle.</summary>
    public const string Ellipse = "ellipse";

    /// <summary>
    /// Field of ours of an image: a list of its labels with all that is said of them, where that is more than the flags of the image can say.
    /// </summary>
    public const string Labels = "labels";

    /// <summary>Field of ours in <see cref="Labels"/>: which of the image's annotations it is, from 0.</summary>
    public const string Index = "index";

    public override string Name => "labelme";

    public override string Description => "LabelMe JSON of all shape types (a JSON file with shapes for each image); X-AnyLabeling";

    public override Features Holds => Features.All & ~(Features.Holes | Features.Combined | Features.DeclaredBoxes | Features.Groups | Features.Annotators
        | Features.Subsets | Features.Skeletons | Features.Supercategories | Features.UnusedCategories | Features.AnnotationIds | Features.ImageIds
        | Features.CategoryIds | Features.CategoryFields | Features.DatasetFields);

    public override bool Recognizes(DatasetInput input) => input.AnyFile(".json", IsOne);

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new LabelMeSource(input, options);

    public override DatasetWriter Create(string path, DatasetInfo info) => new LabelMeWriter(path, Holds, info);

    /// <summary>Whether a file is one of LabelMe.</summary>
    public static bool IsOne(DatasetInput file) =>
        file.FirstByte == '{' && (file.JsonProperties.TryGetValue("shapes", out byte first) ? first == '['
            : file.JsonProperties.ContainsKey("imagePath") && file.JsonProperties.ContainsKey("imageData")); // a photograph that the shapes come after
}
