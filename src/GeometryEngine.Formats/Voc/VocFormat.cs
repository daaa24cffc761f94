namespace GeometryEngine.Formats;

/// <summary>Pascal VOC: an XML file for each image, with boxes. Corners are taken as they are written, as most tools mean them; see <see cref="VocOriginalFormat"/>.</summary>
internal class VocFormat : DatasetFormat
{
    /// <summary>The folder of the XML files.</summary>
    public const string Annotations = "Annotations";

    /// <summary>The folder of the lists of the parts of a data set.</summary>
    public const string Lists = "ImageSets/Main";

    /// <summary>Flags that are elements of an object, 0 or 1.</summary>
    public static readonly string[] Flags = [KnownFields.Truncated, KnownFields.Difficult, KnownFields.Occluded, KnownFields.Ignore];

    public override string Name => "voc";

    public override string Description => "Pascal VOC (an XML file with root annotation for each image, or masks alone, as of CVAT and LabelMe); corners as written; DIOR-R";

    public override Features Holds => Features.Boxes | Features.Masks | Features.UnusedCategories | Features.Flags | Features.Attributes | Features.EmptyImages | Features.ImageSizes | Features.FileNames
        | Features.Subsets | Features.Instances | Features.VoidRegions;

    public override bool Recognizes(DatasetInput input) => input.AnyFile(".xml", IsOne) || (input.IsTree && input.Tree.Files.Any(file => VocMasks.ImageOf(file) is not null));

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new VocSource(input, options, isOneBased: false);

    public override DatasetWriter Create(string path, DatasetInfo info) => new VocWriter(path, Holds, info);

    /// <summary>Whether a file is one of VOC: LabelMe's old files have the same root.</summary>
    public static bool IsOne(DatasetInput file) =>
        file.XmlRoot == "annotation" && file.Head.IndexOf("<imagesize"u8) < 0
        && (file.Head.IndexOf("<size"u8) >= 0 || file.Head.IndexOf("bndbox"u8) >= 0 || file.Head.IndexOf("<filename"u8) >= 0);
}
