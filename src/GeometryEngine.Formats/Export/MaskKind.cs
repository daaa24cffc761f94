namespace GeometryEngine.Formats;

/// <summary>What the pixels of an exported mask say.</summary>
public enum MaskKind
{
    /// <summary>The category: one image of all objects.</summary>
    Semantic,

    /// <summary>The object: one image, in which the objects are numbered from 1 in file order, or by Cityscapes' rule.</summary>
    Instance,

    /// <summary>The segment, as COCO panoptic has it: 24-bit ids in one image, and a JSON file that says what they are.</summary>
    Panoptic,

    /// <summary>One object, or one category, against the rest: an image for each.</summary>
    Binary,

    /// <summary>The category's colour: one image to look at.</summary>
    Color,

    /// <summary>The objects over the photograph, drawn by <see cref="MaskExportOptions.Drawing"/>: one image to look at.</summary>
    Overlay,
}
