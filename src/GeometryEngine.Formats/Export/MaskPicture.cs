namespace GeometryEngine.Formats;

/// <summary>What a picture shows.</summary>
/// <param name="Image">The image, with its size.</param>
/// <param name="Info">The tables of the data set.</param>
/// <param name="Objects">The objects, in file order.</param>
/// <param name="Pixels">What is visible of them.</param>
public sealed record MaskPicture(ImageInfo Image, DatasetInfo Info, IReadOnlyList<ExportedObject> Objects, PaintedMask Pixels);
