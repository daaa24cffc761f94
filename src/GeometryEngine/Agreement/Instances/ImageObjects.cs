namespace GeometryEngine;

/// <summary>The objects of one image by annotator, each with the shape it is compared by.</summary>
internal sealed class ImageObjects
{
    private readonly ObjectShape[] _shapes;
    private readonly int[] _ordered; // objects by annotator, those of one in file order
    private readonly int[] _ends; // of each annotator's objects in _ordered
    private readonly IReadOnlyList<int> _annotators;

    /// <summary>Rasterizes the outlines.</summary>
    public ImageObjects(Engine engine, DatasetItem item)
    {
        Image = WithSize(item);
        Annotations = item.Annotations;
        _annotators = item.Annotators;
        _shapes = new ObjectShape[Annotations.Count];
        _ends = new int[_annotators.Count];
        for (int i = 0; i < Annotations.Count; i++)
        {
            if (!Annotations[i].IsObject) continue;
            _ends[Place(Annotations[i].Annotator)]++;
            Any = true;
            HasSegmentation |= Annotations[i].HasSegmentation;
            AnyCrowd |= Annotations[i].IsCrowd;
        }
        for (int place = 1; place < _ends.Length; place++) _ends[place] += _ends[place - 1];
        _ordered = Any ? Order() : [];
        foreach (int index in _ordered) _shapes[index] = ShapeOf(engine, Annotations[index]);
    }

    /// <summary>The image, its size taken from the masks where no source says it and they agree.</summary>
    public ImageInfo Image { get; }

    /// <summary>The annotations of the image, in the order of the item.</summary>
    public IReadOnlyList<Annotation> Annotations { get; }

    /// <summary>Whether anyone marked an object.</summary>
    public bool Any { get; }

    /// <summary>Whether any object has an outline or a mask.</summary>
    public bool HasSegmentation { get; }

    /// <summary>Whether any object is a crowd region.</summary>
    public bool AnyCrowd { get; }

    /// <summary>The objects of an annotator, as indexes into <see cref="Annotations"/>, in file order.</summary>
    public ArraySegment<int> Of(int annotator)
    {
        int place = Place(annotator), start = place == 0 ? 0 : _ends[place - 1];
        return new ArraySegment<int>(_ordered, start, _ends[place] - start);
    }

    /// <summary>
    /// The mask of an outline or mask. Null when the object has neither, when the size of the image is unknown, or when it covers no pixel.
    /// </summary>
    public Rle? Mask(int index) => Annotations[index].HasSegmentation ? _shapes[index].Mask : null;

    /// <summary>What an object is compared by.</summary>
    public ref readonly ObjectShape Shape(int index) => ref _shapes[index];

    private int Place(int annotator)
    {
        int place = 0;
        while (_annotators[place] != annotator) place++;
        return place;
    }

    private int[] Order()
    {
        int[] ordered = new int[_ends[^1]], next = [0, .. _ends[..^1]];
        for (int i = 0; i < Annotations.Count; i++)
            if (Annotations[i].IsObject) ordered[next[Place(Annotations[i].Annotator)]++] = i;
        return ordered;
    }

    private ObjectShape ShapeOf(Engine engine, Annotation annotation)
    {
        Rle? mask = Image.HasSize ? MaskOf(engine, annotation) : null;
        if (mask is not null) Throw.IfOtherSize(Image, mask);
        long area = mask?.Area() ?? 0;
        if (area == 0) mask = null;
        RotatedBox? rotated = annotation.HasSegmentation ? null : annotation.RotatedBox;
        bool outlined = annotation.HasSegmentation || (annotation.Ellipse is not null && rotated is null);
        Box box = annotation.Bounds();
        bool isPoint = !outlined && annotation.Box is null && rotated is null && annotation.Keypoints is { LabelledCount: 1 };
        double pointScale = isPoint ? (double)Image.Height * Image.Width : 0;
        return new ObjectShape(mask, area, mask?.BoundingBox() ?? default, outlined, rotated, box, pointScale);
    }

    private Rle? MaskOf(Engine engine, Annotation annotation)
    {
        if (annotation.HasSegmentation) return engine.Mask(annotation, Image);
        Polygon? outline = HasSegmentation ? annotation.RotatedBox?.ToPolygon() : null; // there are pixels to compare it with
        outline ??= annotation.RotatedBox is null ? annotation.Ellipse?.ToPolygon() : null;
        return outline is null ? null : engine.Rasterize(outline, Image.Height, Image.Width);
    }

    private static ImageInfo WithSize(DatasetItem item)
    {
        if (item.Image.HasSize) return item.Image;
        var masks = item.Annotations.Select(annotation => annotation.Mask).OfType<Rle>();
        (int Height, int Width)[] sizes = [.. masks.Select(mask => (mask.Height, mask.Width)).Distinct()];
        return sizes.Length == 1 ? item.Image with { Height = sizes[0].Height, Width = sizes[0].Width } : item.Image;
    }
}
