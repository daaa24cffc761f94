using System.Buffers;

namespace GeometryEngine;

/// <summary>Masks as bits in pooled memory, one behind the other, each cropped to its object.</summary>
/// <param name="device">The backend that makes it.</param>
internal sealed class CpuMaskBatch(CpuBackend device) : MaskBatch(device)
{
    private ulong[] _words = [];
    private BitFrame[] _frames = [];
    private PixelBox[] _bounds = [];
    private int[] _starts = [];
    private long _used;
    private int _skipped;

    /// <summary>A box that holds all pixels of each mask.</summary>
    public ReadOnlySpan<PixelBox> Bounds => _bounds.AsSpan(0, Count);

    /// <summary>The bits of a mask.</summary>
    public BitView this[int index] => new(Words(index), _frames[index]);

    /// <summary>The part of the image that is stored of a mask.</summary>
    public BitFrame Frame(int index) => _frames[index];

    /// <summary>The words of a mask, as its frame lays them out.</summary>
    public Span<ulong> Words(int index) => _words.AsSpan(_skipped + _starts[index], (int)_frames[index].Words);

    /// <summary>Forgets all masks.</summary>
    public void Reset(int height, int width)
    {
        (Height, Width, Count, _used) = (height, width, 0, 0);
    }

    /// <summary>Adds a mask whose pixels all lie in a box; there is no memory for it before <see cref="Allocate"/>.</summary>
    public void Reserve(PixelBox bounds)
    {
        Grow(ref _frames, Count + 1, Count);
        Grow(ref _bounds, Count + 1, Count);
        Grow(ref _starts, Count + 1, Count);
        var frame = BitFrame.Around(bounds);
        Throw.IfNotBatch(_used + frame.Words);
        (_frames[Count], _bounds[Count], _starts[Count]) = (frame, bounds, (int)_used);
        _used += frame.Words;
        Count++;
    }

    /// <summary>Makes memory for all masks, whatever it holds.</summary>
    // Frames are whole registers, so that all words of all masks lie right when the first ones do.
    public void Allocate()
    {
        Grow(ref _words, (int)_used + WordAlignment.Most, 0);
        _skipped = WordAlignment.Skip(_words);
    }

    public override void Dispose()
    {
        Reset(0, 0);
        Grow(ref _words, 0, 0);
        Grow(ref _frames, 0, 0);
        Grow(ref _bounds, 0, 0);
        Grow(ref _starts, 0, 0);
    }

    // Room for so many elements, of which the first ones are kept; 0 gives the memory back.
    private static void Grow<T>(ref T[] array, int length, int kept)
    {
        if (length != 0 && array.Length >= length) return;
        T[] larger = length == 0 ? [] : ArrayPool<T>.Shared.Rent(Math.Max(length, 2 * kept));
        array.AsSpan(0, kept).CopyTo(larger);
        if (array.Length > 0) ArrayPool<T>.Shared.Return(array);
        array = larger;
    }
}
