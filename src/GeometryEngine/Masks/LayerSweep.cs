using System.Numerics;
using System.Runtime.InteropServices;

namespace GeometryEngine;

/// <summary>
/// Paints masks over one another, a band of a few rows after the other: from the top mask down, each only where none above it was. Every pixel is
/// written once, while its band is at hand. Keeps its memory from one use to the next.
/// </summary>
internal sealed class LayerSweep
{
    /// <summary>Rows of a band.</summary>
    public const int Rows = BitFrame.RowStep;

    [ThreadStatic]
    private static LayerSweep? _ofThread;

    private readonly List<SceneLayer> _layers = [];
    private int[] _met = [];
    private ulong[] _covered = [];
    private ulong[] _moved = [];

    /// <summary>The one of this thread, for one use at a time; without masks.</summary>
    public static LayerSweep OfThread
    {
        get
        {
            LayerSweep sweep = _ofThread ??= new LayerSweep();
            sweep.Clear();
            return sweep;
        }
    }

    /// <summary>Adds a mask over those that there are.</summary>
    public void Add(SceneLayer layer) => _layers.Add(layer);

    /// <summary>Forgets all masks.</summary>
    public void Clear() => _layers.Clear();

    /// <summary>Paints all masks into an image; pixels that none covers stay.</summary>
    /// <param name="values">The value of each mask.</param>
    /// <param name="pixels">Pixels of 1, 2 or 4 bytes, row-major.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    public void Paint<TPixel>(ReadOnlySpan<TPixel> values, Span<TPixel> pixels, int height, int width)
        where TPixel : unmanaged, IBinaryInteger<TPixel>
    {
        for (int top = 0; top < height; top += Rows) PaintBand(values, pixels, top, top * width, width);
        Interlocked.MemoryBarrier(); // lines that were streamed are there for whoever is told that the image is
    }

    /// <summary>Paints a band of all masks.</summary>
    /// <param name="values">The value of each mask.</param>
    /// <param name="pixels">Pixels of 1, 2 or 4 bytes, row-major.</param>
    /// <param name="top">First row of the band, a multiple of <see cref="Rows"/>.</param>
    /// <param name="place">Which pixel is the first of that row.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <returns>The columns in which there may be pixels of masks.</returns>
    public (int Left, int Right) PaintBand<TPixel>(ReadOnlySpan<TPixel> values, Span<TPixel> pixels, int top, int place, int width)
        where TPixel : unmanaged, IBinaryInteger<TPixel>
    {
        if (_met.Length <= _layers.Count) _met = new int[2 * _layers.Count + 1];
        ReadOnlySpan<SceneLayer> layers = CollectionsMarshal.AsSpan(_layers);
        int met = 0, first = int.MaxValue, end = 0;
        for (int layer = layers.Length - 1; layer >= 0; layer--)
        {
            if (!layers[layer].Meets(top)) continue;
            _met[met++] = layer;
            (first, end) = (Math.Min(first, layers[layer].Frame.First), Math.Max(end, layers[layer].Frame.End));
        }
        if (met == 0) return (0, 0);
        int words = (width / 64 + 1) * Rows;
        if (_covered.Length < words) (_covered, _moved) = (new ulong[words], new ulong[words + Rows]);
        if (met > 1) _covered.AsSpan(0, words).Clear();
        BandPainter.Paint(layers, _met.AsSpan(0, met), values, pixels, top, place, width, _covered, _moved);
        return (first * 64, (int)Math.Min(end * 64L, width));
    }
}
