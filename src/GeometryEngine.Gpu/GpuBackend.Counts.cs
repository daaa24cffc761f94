using ILGPU;
using ILGPU.Runtime;

namespace GeometryEngine.Gpu;

internal sealed partial class GpuBackend
{
    // Of one launch; their counts take 128 MiB on the device and here.
    private const int MostPairs = 1 << 24;

    // Masks that fill at least this share of their common frame are counted in tiles, which read each word once for many pairs.
    private const double TileShare = 0.5;

    /// <inheritdoc/>
    public void Areas(MaskBatch masks, Span<long> areas)
    {
        var batch = (DeviceMaskBatch)masks;
        long[] result = new long[batch.Count];
        Guarded(() =>
        {
            if (batch.WordCount == 0) return;
            using var counts = new Temporary<long>(Memory, Memory.Allocate<long>(batch.Count));
            counts.View.MemSetToZero(Stream);
            _kernels.Areas(Stream, Warps(batch.Strips), batch.DeviceStripEnds, batch.DevicePlaces, batch.Words, counts.View);
            counts.View.CopyToCPU(Stream, result);
        });
        result.CopyTo(areas);
    }

    /// <inheritdoc/>
    public void Boxes(MaskBatch masks, Span<PixelBox> boxes)
    {
        var batch = (DeviceMaskBatch)masks;
        int[] low = new int[2 * batch.Count], high = new int[2 * batch.Count];
        Array.Fill(low, int.MaxValue);
        Guarded(() =>
        {
            if (batch.WordCount == 0) return;
            using var lows = new Temporary<int>(Memory, Memory.Upload<int>(low));
            using var highs = new Temporary<int>(Memory, Memory.Upload<int>(high));
            _kernels.Boxes(Stream, Warps(batch.Strips), batch.DeviceStripEnds, batch.DevicePlaces, batch.Words, lows.View, highs.View);
            lows.View.CopyToCPU(Stream, low);
            highs.View.CopyToCPU(Stream, high);
        });
        for (int i = 0; i < boxes.Length; i++)
            boxes[i] = high[2 * i] == 0 ? default : new PixelBox(low[2 * i], low[2 * i + 1], high[2 * i], high[2 * i + 1]);
    }

    /// <inheritdoc/>
    public void Intersections(MaskBatch a, MaskBatch b, Span<long> counts)
    {
        DeviceMaskBatch rows = (DeviceMaskBatch)a, columns = (DeviceMaskBatch)b;
        counts.Clear();
        if (rows.WordCount == 0 || columns.WordCount == 0) return;
        bool inTiles = FillFrame(rows) && FillFrame(columns);
        int step = RowsAtATime(columns.Count);
        long[] result = new long[(long)Math.Min(step, rows.Count) * columns.Count];
        for (int first = 0; first < rows.Count; first += step)
        {
            int start = first, end = Math.Min(first + step, rows.Count);
            InParts(start, end, (from, to) => Guarded(() =>
                Intersections(rows, columns, from, to, inTiles, result.AsSpan((from - start) * columns.Count, (to - from) * columns.Count))));
            result.AsSpan(0, (end - start) * columns.Count).CopyTo(counts[(start * columns.Count)..]);
        }
    }

    private void Intersections(DeviceMaskBatch a, DeviceMaskBatch b, int first, int end, bool inTiles, Span<long> result)
    {
        using var counts = new Temporary<long>(Memory, Memory.Allocate<long>(result.Length));
        if (inTiles)
        {
            int across = (b.Count + TileKernels.Edge - 1) / TileKernels.Edge, down = (end - first + TileKernels.Edge - 1) / TileKernels.Edge;
            var config = new KernelConfig(across, down, 1, TileKernels.Threads, 1, 1);
            _kernels.TileIntersections(Stream, config, first, end, a.DevicePlaces, a.Words, b.DevicePlaces, b.Words, counts.View);
        }
        else
        {
            int warps = Math.Min(4, _device.MaxNumThreadsPerGroup / _device.WarpSize), groups = (result.Length + warps - 1) / warps;
            _kernels.Intersections(
                Stream, new KernelConfig(groups, warps * _device.WarpSize), first, result.Length, a.DevicePlaces, a.Words, b.DevicePlaces, b.Words, counts.View);
        }
        counts.View.SubView(0, result.Length).CopyToCPU(Stream, result);
    }

    // Rows of the matrix that one launch counts.
    private static int RowsAtATime(int columns) => (int)Math.Clamp(MostPairs / (long)columns, 1, 65_535);

    private static bool FillFrame(DeviceMaskBatch batch)
    {
        if (batch.Count < TileKernels.Edge) return false;
        PixelBox all = default;
        foreach (PixelBox box in batch.Bounds) all = all.Enclose(box);
        return batch.WordCount >= TileShare * batch.Count * BitFrame.Around(all).Words;
    }
}
