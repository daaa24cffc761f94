namespace GeometryEngine;

/// <summary>What the objects of one image take while they are compared. Kept from one image to the next; for one image at a time.</summary>
internal sealed class ObjectMemory
{
    [ThreadStatic]
    private static ObjectMemory? _ofThread;

    private int _objects;

    /// <summary>The one of this thread.</summary>
    public static ObjectMemory OfThread => _ofThread ??= new ObjectMemory();

    /// <summary>The columns of the masks.</summary>
    public MaskColumns Columns { get; } = new();

    /// <summary>What each object is compared by.</summary>
    public ObjectShape[] Shapes { get; private set; } = [];

    /// <summary>Where <see cref="Columns"/> has the mask of each object.</summary>
    public MaskPlace[] Places { get; private set; } = [];

    /// <summary>What each object may have pixels in.</summary>
    public PixelBox[] Reach { get; private set; } = [];

    /// <summary>Objects by annotator.</summary>
    public int[] Ordered { get; private set; } = [];

    /// <summary>Forgets what there was, and makes room.</summary>
    /// <param name="objects">Number of objects.</param>
    public void Begin(int objects)
    {
        Columns.Clear();
        Array.Clear(Shapes, 0, _objects); // they hold masks
        Array.Clear(Places, 0, _objects);
        _objects = objects;
        if (objects > Shapes.Length)
        {
            int room = Math.Max(objects, 2 * Shapes.Length);
            (Shapes, Places, Reach, Ordered) = (new ObjectShape[room], new MaskPlace[room], new PixelBox[room], new int[room]);
        }
    }
}
