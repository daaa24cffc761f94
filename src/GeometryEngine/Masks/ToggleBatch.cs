namespace GeometryEngine;

/// <summary>
/// The outlines of many objects of one image in integers: for each, the places on each column where its mask begins or ends, in any order. A
/// pixel is in when an odd number of its column's toggles lies at or above it; two at one place cancel. What rasterizing yields, what runs are
/// read into, and what crosses to the device that makes masks of it. The memory is kept from image to image.
/// </summary>
internal sealed partial class ToggleBatch
{
    [ThreadStatic]
    private static ToggleBatch? _ofThread;

    private ulong[] _keys = []; // column in the high half, row in the low half
    private int[] _ends = [];
    private PixelBox[] _bounds = [];
    private int _used;

    /// <summary>A batch of this thread, without objects, for work that is over before anyone asks for it again.</summary>
    public static ToggleBatch OfThread(int height, int width)
    {
        ToggleBatch batch = _ofThread ??= new ToggleBatch();
        batch.Reset(height, width);
        return batch;
    }

    /// <summary>Height of the image in pixels.</summary>
    public int Height { get; private set; }

    /// <summary>Width of the image in pixels.</summary>
    public int Width { get; private set; }

    /// <summary>Number of objects.</summary>
    public int Count { get; private set; }

    /// <summary>Toggles of all objects.</summary>
    public int Toggles => Count == 0 ? 0 : _ends[Count - 1];

    /// <summary>The toggles of an object: column in the high half, row in [0, height] in the low half.</summary>
    public ReadOnlySpan<ulong> this[int index]
    {
        get
        {
            int start = index == 0 ? 0 : _ends[index - 1];
            return _keys.AsSpan(start, _ends[index] - start);
        }
    }

    /// <summary>A box that holds all pixels of an object; its toggles lie in its columns, from its top to its bottom, both included.</summary>
    public PixelBox Bounds(int index) => _bounds[index];

    /// <summary>Forgets all objects.</summary>
    public void Reset(int height, int width)
    {
        Throw.IfNotSize(height, width);
        (Height, Width, Count, _used) = (height, width, 0, 0);
    }

    /// <summary>Room for toggles of the object at hand, behind those it has.</summary>
    public Span<ulong> Reserve(int count)
    {
        int needed = checked(_used + count);
        if (needed > _keys.Length) Array.Resize(ref _keys, (int)Math.Min(Array.MaxLength, Math.Max(needed, 2L * _keys.Length)));
        return _keys.AsSpan(_used);
    }

    /// <summary>Takes the first toggles of what was reserved.</summary>
    public void Advance(int count) => _used += count;

    /// <summary>Ends the object at hand.</summary>
    /// <param name="bounds">A box that holds all its pixels and toggles.</param>
    public void EndObject(PixelBox bounds)
    {
        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, Math.Max(16, 2 * Count));
            Array.Resize(ref _bounds, _ends.Length);
        }
        _ends[Count] = _used;
        _bounds[Count] = bounds;
        Count++;
    }
}
