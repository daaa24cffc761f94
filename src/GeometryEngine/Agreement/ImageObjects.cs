namespace GeometryEngine;

/// <summary>The objects of one image by annotator, each with the mask and the box it is compared by.</summary>
internal sealed class ImageObjects
{
    private readonly Rle?[] _masks;
    private readonly Box[] _boxes;
    private readonly Dictionary<int, List<int>> _byAnnotator = [];

    /// <summary>Rasterizes the outlines.</summary>
    public ImageObjects(Engine engine, DatasetItem item)
    {
        Image = WithSize(item);
        Annotations = item.Annotations;
        _masks = new Rle?[Annotations.Count];
        _boxes = new Box[Annotations.Count];
        foreach (int annotator in item.Annotators) _byAnnotator.Add(annotator, []);
        for (int i = 0; i < Annotations.Count; i++)
        {
            Annotation annotation = Annotations[i];
            if (!annotation.IsObject) continue;
            _byAnnotator[annotation.Annotator].Add(i);
            _masks[i] = MaskOf(engine, annotation);
            _boxes[i] = annotation.Bounds();
            HasSegmentation |= annotation.HasSegmentation;
            Any = true;
        }
    }

    /// <summary>The image, its size taken from the masks where no source says it and they agree.</summary>
    public ImageInfo Image { get; }

    /// <summary>The annotations of the image, in the order of the item.</summary>
    public IReadOnlyList<Annotation> Annotations { get; }

    /// <summary>Whether anyone marked an object.</summary>
    public bool Any { get; }

    /// <summary>Whether any object has an outline or a mask.</summary>
    public bool HasSegmentation { get; }

    /// <summary>The objects of an annotator, as indexes into <see cref="Annotations"/>, in file order.</summary>
    public IReadOnlyList<int> Of(int annotator) => _byAnnotator[annotator];

    /// <summary>
    /// The mask that an object is compared by. Null when it has neither outline nor mask, when the size of the image is unknown, or when it
    /// covers no pixel: then its box stands for it.
    /// </summary>
    public Rle? Mask(int index) => _masks[index];

    /// <summary>The declared box, else the bounds of outline, mask or labelled keypoints.</summary>
    public Box Box(int index) => _boxes[index];

    private Rle? MaskOf(Engine engine, Annotation annotation)
    {
        if (!Image.HasSize || engine.Mask(annotation, Image) is not { } mask) return null;
        Throw.IfOtherSize(Image, mask);
        return mask.Area() > 0 ? mask : null;
    }

    private static ImageInfo WithSize(DatasetItem item)
    {
        if (item.Image.HasSize) return item.Image;
        var masks = item.Annotations.Select(annotation => annotation.Mask).OfType<Rle>();
        (int Height, int Width)[] sizes = [.. masks.Select(mask => (mask.Height, mask.Width)).Distinct()];
        return sizes.Length == 1 ? item.Image with { Height = sizes[0].Height, Width = sizes[0].Width } : item.Image;
    }
}
