using System.Diagnostics.CodeAnalysis;

namespace GeometryEngine.Formats;

/// <summary>
/// What a data set may have and a format may be able to hold. A format names the features it holds; what a data set has beyond them is lost
/// when it is written, and counted.
/// </summary>
[Flags]
[SuppressMessage("Naming", "CA1711", Justification = "They are flags of features.")]
public enum Features : long
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Objects that are a box. Without: the rectangle as a polygon.</summary>
    Boxes = 1L << 0,

    /// <summary>Boxes declared beside another form of the object, which differ from its bounds by half a pixel or more.</summary>
    DeclaredBoxes = 1L << 1,

    /// <summary>Rotated boxes. Without: the polygon of the corners, or the bounds.</summary>
    RotatedBoxes = 1L << 2,

    /// <summary>Ellipses and circles. Without: a polygon, or the bounds.</summary>
    Ellipses = 1L << 3,

    /// <summary>Lines. Without: left out.</summary>
    Polylines = 1L << 4,

    /// <summary>Polygons. Without: the mask, or the bounds.</summary>
    Polygons = 1L << 5,

    /// <summary>Polygons of several parts. Without: parts joined by bridges of no width.</summary>
    Parts = 1L << 6,

    /// <summary>Polygons with holes. Without: the mask, or holes joined to the outline by bridges of no width.</summary>
    Holes = 1L << 7,

    /// <summary>Masks of pixels. Without: the bounds.</summary>
    Masks = 1L << 8,

    /// <summary>Keypoints. Without: the bounds.</summary>
    Keypoints = 1L << 9,

    /// <summary>Whether a keypoint is visible or hidden.</summary>
    Visibility = 1L << 10,

    /// <summary>Several forms of one object beside each other, such as keypoints and an outline. Without: the first of keypoints, polygon, mask, others.</summary>
    Combined = 1L << 11,

    /// <summary>Labels of whole images. Without: left out.</summary>
    ImageLabels = 1L << 12,

    /// <summary>Objects of one category told apart. Without: one region a category.</summary>
    Instances = 1L << 13,

    /// <summary>Objects that overlap, and different labels of one image. Without: a pixel belongs to the topmost, an image to the first.</summary>
    Overlaps = 1L << 14,

    /// <summary>Crowd regions. Without: plain objects.</summary>
    Crowds = 1L << 15,

    /// <summary>The confidence of predictions.</summary>
    Scores = 1L << 16,

    /// <summary>Declared areas that differ from that of the geometry by more than 1 % and half a pixel.</summary>
    Areas = 1L << 17,

    /// <summary>Layers.</summary>
    ZOrder = 1L << 18,

    /// <summary>The flags occluded, truncated, difficult and ignore.</summary>
    Flags = 1L << 19,

    /// <summary>The user's own attributes.</summary>
    Attributes = 1L << 20,

    /// <summary>Which annotations of an image belong together.</summary>
    Groups = 1L << 21,

    /// <summary>Which annotations of several images are one object.</summary>
    Tracks = 1L << 22,

    /// <summary>Who made an annotation, where that is known. Without: the work of all stands side by side.</summary>
    Annotators = 1L << 23,

    /// <summary>Images on which nothing is marked.</summary>
    EmptyImages = 1L << 24,

    /// <summary>The sizes of images.</summary>
    ImageSizes = 1L << 25,

    /// <summary>The part of the data set an image belongs to.</summary>
    Subsets = 1L << 26,

    /// <summary>The names and connections of keypoints.</summary>
    Skeletons = 1L << 27,

    /// <summary>File names as they are. Without: changed ones.</summary>
    FileNames = 1L << 28,

    /// <summary>Parents of categories.</summary>
    Supercategories = 1L << 29,

    /// <summary>Categories that no annotation has.</summary>
    UnusedCategories = 1L << 30,

    /// <summary>Ids of annotations.</summary>
    AnnotationIds = 1L << 31,

    /// <summary>Ids of images.</summary>
    ImageIds = 1L << 32,

    /// <summary>Ids of categories.</summary>
    CategoryIds = 1L << 33,

    /// <summary>Other fields of annotations.</summary>
    AnnotationFields = 1L << 34,

    /// <summary>Other fields of images.</summary>
    ImageFields = 1L << 35,

    /// <summary>Other fields of categories.</summary>
    CategoryFields = 1L << 36,

    /// <summary>Fields of the data set as a whole.</summary>
    DatasetFields = 1L << 37,

    /// <summary>Masks without a single pixel. Without: left out, and the object too where it has no other form.</summary>
    EmptyMasks = 1L << 38,

    /// <summary>Pixels of an image that do not count: <see cref="KnownFields.VoidRegion"/>. Without: background.</summary>
    VoidRegions = 1L << 39,

    /// <summary>Bookkeeping: its loss is listed, but takes nothing from what is said about any image.</summary>
    Bookkeeping = Supercategories | UnusedCategories | AnnotationIds | ImageIds | CategoryIds | AnnotationFields | ImageFields | CategoryFields | DatasetFields,

    /// <summary>Everything.</summary>
    All = (1L << 40) - 1,
}
