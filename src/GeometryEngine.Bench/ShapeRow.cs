namespace GeometryEngine.Bench;

/// <summary>What the data set of one shape holds, and the space its files take.</summary>
/// <param name="Shape">Its name.</param>
/// <param name="Width">Width of the images in pixels.</param>
/// <param name="Height">Height of the images in pixels.</param>
/// <param name="Images">Number of images measured.</param>
/// <param name="Annotations">Number of annotations of all kinds, by two annotators.</param>
/// <param name="JsonBytesPerAnnotation">Bytes of the COCO files.</param>
/// <param name="PngBytesPerAnnotation">Bytes of exported instance masks.</param>
public sealed record ShapeRow(
    string Shape, int Width, int Height, int Images, long Annotations, double JsonBytesPerAnnotation, double PngBytesPerAnnotation);
