namespace GeometryEngine;

/// <summary>The objects of one image by annotator, each with the shape it is compared by.</summary>
internal sealed class ImageObjects
{
    private readonly Engine _engine;
    private readonly ObjectShape[] _shapes;
    private readonly MaskColumns? _columns;
    private readonly MaskPlace[] _places; // of the masks in _columns
    private readonly PixelBox[] _reach; // what lies apart here has nothing in common
    private readonly int[] _ordered; // objects by annotator, those of one in file order
    private readonly int[] _ends; // of each annotator's objects in _ordered
    private readonly IReadOnlyList<int> _annotators;

    /// <summary>Rasterizes the outlines.</summary>
    /// <param name="engine">Makes the masks.</param>
    /// <param name="item">The image.</param>
    /// <param name="memory">
    /// Where to lay the masks out for comparing, with what else is known of the objects; null not to. No one else may use it before this image is done with.
    /// </param>
    public ImageObjects(Engine engine, DatasetItem item, ObjectMemory? memory = null)
    {
        _engine = engine;
        Image = WithSize(item);
        Annotations = item.Annotations;
        _annotators = item.Annotators;
        (_columns, HasColumns) = (memory?.Columns, memory is not null);
        memory ??= new ObjectMemory();
        memory.Begin(Annotations.Count);
        (_shapes, _places, _reach, _ordered) = (memory.Shapes, memory.Places, memory.Reach, memory.Ordered);
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
        if (!Any) return;
        Order();
        foreach (int index in _ordered.AsSpan(0, _ends[^1]))
        {
            _shapes[index] = ShapeOf(index);
            _reach[index] = ReachOf(index);
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

    /// <summary>Whether any object is a crowd region.</summary>
    public bool AnyCrowd { get; }

    /// <summary>The columns of the masks; null when they were not laid out.</summary>
    public MaskColumns? Columns => _columns;

    /// <summary>Whether <see cref="Columns"/> has every mask.</summary>
    public bool HasColumns { get; private set; }

    /// <summary>The objects of an annotator, as indexes into <see cref="Annotations"/>, in file order.</summary>
    public ArraySegment<int> Of(int annotator)
    {
        int place = Place(annotator), start = place == 0 ? 0 : _ends[place - 1];
        return new ArraySegment<int>(_ordered, start, _ends[place] - start);
    }

    /// <summary>
    /// The mask of an outline or mask. Null when the object has neither, when the size of the image is unknown, or when it covers no pixel.
    /// </summary>
    public Rle? Mask(int index) => Annotations[index].HasSegmentation ? ShapeWithMask(index).Mask : null;

    /// <summary>Whether <see cref="Mask"/> has one.</summary>
    public bool HasMask(int index) => Annotations[index].HasSegmentation && _shapes[index].MaskArea > 0;

    /// <summary>What an object is compared by; its mask may be yet to make.</summary>
    public ref readonly ObjectShape Shape(int index) => ref _shapes[index];

    /// <summary>As <see cref="Shape"/>, with its mask.</summary>
    public ref readonly ObjectShape ShapeWithMask(int index)
    {
        ref ObjectShape shape = ref _shapes[index];
        if (shape.Mask is null && shape.MaskArea > 0) shape = shape with { Mask = _engine.Rasterize(OutlineOf(Annotations[index])!, Image.Height, Image.Width) };
        return ref shape;
    }

    /// <summary>Where <see cref="Columns"/> has the mask of an object; default when it has none.</summary>
    public ref readonly MaskPlace PlaceOf(int index) => ref _places[index];

    /// <summary>As <see cref="ObjectShape.Iou"/>, for two objects of the image.</summary>
    public double Iou(int a, int b)
    {
        if (!_reach[a].Meets(_reach[b])) return 0;
        ref readonly ObjectShape first = ref _shapes[a], second = ref _shapes[b];
        if (!ObjectShape.ByPixels(first, second)) return ObjectShape.Iou(first, second);
        if (_columns is null || _places[a].IsEmpty || _places[b].IsEmpty) return ObjectShape.Iou(ShapeWithMask(a), ShapeWithMask(b));
        return ObjectShape.IouOfPixels(first, second, _columns.PixelsInBoth(_places[a], _places[b]));
    }

    private int Place(int annotator)
    {
        int place = 0;
        while (_annotators[place] != annotator) place++;
        return place;
    }

    private void Order()
    {
        int[] next = [0, .. _ends[..^1]];
        for (int i = 0; i < Annotations.Count; i++)
            if (Annotations[i].IsObject) _ordered[next[Place(Annotations[i].Annotator)]++] = i;
    }

    private ObjectShape ShapeOf(int index)
    {
        Annotation annotation = Annotations[index];
        (long area, Box maskBox, Rle? mask) = Image.HasSize ? PixelsOf(index, annotation) : default;
        if (area == 0) mask = null;
        RotatedBox? rotated = annotation.HasSegmentation ? null : annotation.RotatedBox;
        bool outlined = annotation.HasSegmentation || (annotation.Ellipse is not null && rotated is null);
        Box box = annotation.Bounds();
        bool isPoint = !outlined && annotation.Box is null && rotated is null && annotation.Keypoints is { LabelledCount: 1 };
        double pointScale = isPoint ? (double)Image.Height * Image.Width : 0;
        return new ObjectShape(mask, area, maskBox, outlined, rotated, box, pointScale);
    }

    // An outline has pixels in common with others only where they have pixels too; what else is compared may be anything.
    private PixelBox ReachOf(int index) => _columns is not null && _shapes[index].IsOutlined && !_places[index].IsEmpty
        ? _places[index].Box
        : new PixelBox(int.MinValue, int.MinValue, int.MaxValue, int.MaxValue);

    // An outline that is laid out becomes a mask of its own only if someone asks for that.
    private (long Area, Box Bounds, Rle? Mask) PixelsOf(int index, Annotation annotation)
    {
        Rle? mask = annotation.Mask;
        if (mask is not null) Throw.IfOtherSize(Image, mask);
        Polygon? outline = mask is null ? OutlineOf(annotation) : null;
        if (mask is null && outline is null) return default;
        if (_columns is not null)
        {
            ReadOnlySpan<uint> counts = mask is null ? _engine.Runs(outline!, Image.Height, Image.Width) : mask.Counts;
            if (_columns.TryAdd(counts, Image.Height, Image.Width, out _places[index])) return (_places[index].Area, _places[index].Box.ToBox(), mask);
            HasColumns = false;
        }
        mask ??= _engine.Rasterize(outline!, Image.Height, Image.Width);
        return (mask.Area(), mask.BoundingBox(), mask);
    }

    private Polygon? OutlineOf(Annotation annotation)
    {
        if (annotation.HasSegmentation) return annotation.Polygon;
        Polygon? outline = HasSegmentation ? annotation.RotatedBox?.ToPolygon() : null; // there are pixels to compare it with
        return outline ?? (annotation.RotatedBox is null ? annotation.Ellipse?.ToPolygon() : null);
    }

    private static ImageInfo WithSize(DatasetItem item)
    {
        if (item.Image.HasSize) return item.Image;
        var masks = item.Annotations.Select(annotation => annotation.Mask).OfType<Rle>();
        (int Height, int Width)[] sizes = [.. masks.Select(mask => (mask.Height, mask.Width)).Distinct()];
        return sizes.Length == 1 ? item.Image with { Height = sizes[0].Height, Width = sizes[0].Width } : item.Image;
    }
}
