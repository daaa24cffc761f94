using System.Text;
using System.Xml;

namespace GeometryEngine.Formats;

/// <summary>CVAT XML 1.1: an element for each image with the shapes in it, and one for each track of a video with the shapes along it.</summary>
internal sealed class CvatFormat : DatasetFormat
{
    /// <summary>Extra field of an annotation: who made it, such as <c>manual</c> or <c>auto</c>.</summary>
    public const string Source = "source";

    /// <summary>Extra field of an annotation, false where it is no key frame of its track.</summary>
    public const string Keyframe = "keyframe";

    /// <summary>Attribute of ours on the shapes of tracks: which of the image's annotations it is, from 0. CVAT passes over it.</summary>
    public const string Order = "order";

    /// <summary>Extra field of an annotation whose box is that of a cuboid: x and y of its corners, in the order of <see cref="Corners"/>.</summary>
    public const string Cuboid = "cuboid";

    /// <summary>The attribute that marks a crowd region, as in CVAT's own conversions.</summary>
    public const string Crowd = "is_crowd";

    /// <summary>Extra field of a category, the kind of shapes it is meant for.</summary>
    public const string LabelType = "type";

    /// <summary>Extra field of a category, the drawing of a skeleton as CVAT keeps it.</summary>
    public const string Drawing = "svg";

    /// <summary>The corners of a cuboid; each has an x and a y.</summary>
    public static readonly string[] Corners = ["tl1", "bl1", "tr1", "br1", "tl2", "bl2", "tr2", "br2"];

    public override string Name => "cvat";

    public override string Description => "CVAT XML 1.1, images and tracks of videos (XML with root annotations)";

    public override Features Holds => Features.Boxes | Features.RotatedBoxes | Features.Ellipses | Features.Polylines | Features.Polygons | Features.Masks | Features.EmptyMasks
        | Features.Keypoints | Features.Visibility | Features.Instances | Features.Overlaps | Features.Crowds | Features.ZOrder | Features.Flags | Features.Attributes
        | Features.Groups | Features.EmptyImages | Features.ImageSizes | Features.Skeletons | Features.FileNames | Features.UnusedCategories | Features.ImageIds
        | Features.Tracks | Features.ImageLabels | Features.Subsets;

    public override bool HasAnnotators => true;

    public override bool Recognizes(DatasetInput input) => input.XmlRoot == "annotations";

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new CvatSource(input, options);

    public override DatasetWriter Create(string path, DatasetInfo info) => new CvatWriter(path, Holds, info);

    /// <summary>How CVAT files are written.</summary>
    public static XmlWriterSettings Output(ConformanceLevel level) => new()
    {
        Indent = true,
        NewLineChars = "\n",
        ConformanceLevel = level,
        OmitXmlDeclaration = level == ConformanceLevel.Fragment,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };
}
