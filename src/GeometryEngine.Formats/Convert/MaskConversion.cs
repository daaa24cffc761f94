namespace GeometryEngine.Formats;

/// <summary>Turns the outlines of a data set into masks, as <c>geom convert --masks rle</c> does.</summary>
public static class MaskConversion
{
    /// <summary>
    /// An image whose polygons have become masks; what has no polygon is left as it is. A polygon of an image without a size cannot be
    /// rasterized: it stays, and is listed.
    /// </summary>
    /// <param name="engine">Rasterizes, by its raster and ring rule.</param>
    /// <param name="item">The image with its annotations.</param>
    /// <param name="file">The file to name in problems.</param>
    /// <param name="problems">Receives a problem for each polygon that stays.</param>
    public static DatasetItem Rasterize(Engine engine, DatasetItem item, string file, List<Problem> problems)
    {
        var annotations = new Annotation[item.Annotations.Count];
        for (int i = 0; i < annotations.Length; i++)
        {
            Annotation annotation = item.Annotations[i];
            if (annotation.Polygon is not null && !item.Image.HasSize) problems.Add(NoSize(file, item.Image, annotation));
            else if (annotation.Polygon is not null) annotation = annotation with { Mask = engine.Mask(annotation, item.Image), Polygon = null };
            annotations[i] = annotation;
        }
        return new DatasetItem { Image = item.Image, Annotators = item.Annotators, Annotations = annotations, Problems = item.Problems };
    }

    private static Problem NoSize(string file, ImageInfo image, Annotation annotation) => new(
        file,
        $"image '{image.Name}', annotation {annotation.Id?.ToString() ?? "without id"}",
        "a polygon in an image without a size",
        "height and width above 0, to rasterize it");
}
