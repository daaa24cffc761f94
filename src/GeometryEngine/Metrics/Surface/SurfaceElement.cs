namespace GeometryEngine;

/// <summary>What the border of a mask consists of. The tools that measure distances between borders differ in it.</summary>
public enum SurfaceElement
{
    /// <summary>
    /// Pixels of the mask with a background pixel above, below, left or right of them, outside of the image included; each counts 1.
    /// MedPy and MONAI.
    /// </summary>
    BorderPixel,

    /// <summary>
    /// Corners where pixels of mask and background meet; each counts as the length of contour around it (a diagonal step where the contour
    /// turns). DeepMind's surface-distance (Nikolov et al. 2018, arXiv 1809.04430).
    /// </summary>
    ContourCorner,
}
