using System.Numerics;

namespace GeometryEngine;

/// <summary>Paints masks over one another a band at a time, and reads the runs of labels off each band while it is at hand.</summary>
/// <typeparam name="TPixel">Holds every label.</typeparam>
internal static class SceneRuns<TPixel>
    where TPixel : unmanaged, IBinaryInteger<TPixel>
{
    private const int Margin = 64; // pixels before and behind a band, which may be read and written

    [ThreadStatic]
    private static TPixel[]? _ofThread; // a band, 0 between uses

    /// <summary>Finds the runs of a scene, by rows.</summary>
    /// <param name="sweep">The masks.</param>
    /// <param name="labels">The label of each.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="runs">Receives the runs.</param>
    public static void Find(LayerSweep sweep, ReadOnlySpan<int> labels, int height, int width, LabelScan runs)
    {
        var values = new TPixel[labels.Length];
        for (int i = 0; i < values.Length; i++) values[i] = TPixel.CreateChecked(labels[i]);
        int pixels = checked(LayerSweep.Rows * width), size = 2 * Margin + pixels;
        if (_ofThread is null || _ofThread.Length < size) _ofThread = new TPixel[size];
        Span<TPixel> band = _ofThread.AsSpan(0, size);
        TPixel last = TPixel.Zero; // the label of the pixel before the next one
        for (int top = 0; top < height; top += LayerSweep.Rows)
        {
            (int left, int right) = sweep.PaintBand<TPixel>(values, band, top, Margin, width);
            bool whole = left == 0 && right == width; // rows follow one another without a gap
            int rows = Math.Min(LayerSweep.Rows, height - top), lines = whole ? 1 : rows, length = whole ? rows * width : width;
            for (int line = 0; line < lines; line++)
                last = Scan(band, Margin + line * width, (uint)(top + line) * (uint)width, left, whole ? length : right, length, last, runs);
            for (int row = 0; left < right && row < LayerSweep.Rows; row++) band.Slice(Margin + row * width + left, right - left).Clear();
        }
        runs.End((uint)((long)height * width), int.CreateTruncating(last));
    }

    // A row of which only some columns may hold anything. Returns the label of its last pixel.
    private static TPixel Scan(Span<TPixel> band, int row, uint position, int left, int right, int width, TPixel last, LabelScan runs)
    {
        if (left == right) (left, right) = (width, width);
        if (left > 0)
        {
            if (!TPixel.IsZero(last)) runs.End(position, int.CreateTruncating(last));
            last = TPixel.Zero;
        }
        if (left == width) return last;
        band[row + left - 1] = last; // of the row above
        runs.Add(band, row + left, row + Math.Min(right + 1, width), position + (uint)left);
        return right < width ? TPixel.Zero : band[row + width - 1];
    }
}
