namespace GeometryEngine.Formats;

/// <summary>What is kept of an image of COCO panoptic.</summary>
/// <param name="Image">The image.</param>
/// <param name="ImageExtent">Where the image stands in the file.</param>
/// <param name="Segments">Where its segments stand; null where no annotation names it.</param>
internal readonly record struct PanopticPiece(ImageInfo Image, JsonExtent ImageExtent, JsonExtent? Segments);
