namespace GeometryEngine.Formats;

/// <summary>What the pixels of an exported mask image say.</summary>
public enum MaskKind
{
    /// <summary>The category: one image of all objects.</summary>
    Semantic,

    /// <summary>The object: one image, in which the objects are numbered from 1 in file order.</summary>
    Instance,

    /// <summary>One object against the rest: an image for each object, 0 and 255.</summary>
    Binary,
}
