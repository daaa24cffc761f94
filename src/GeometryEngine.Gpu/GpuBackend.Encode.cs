using ILGPU;
using ILGPU.Runtime;

namespace GeometryEngine.Gpu;

internal sealed partial class GpuBackend
{
    // Strips of the masks encoded at a time: 64 columns each, with a count of 4 bytes.
    private const int MostStrips = 1 << 20;

    /// <inheritdoc/>
    public Rle[] Encode(MaskBatch masks)
    {
        var batch = (DeviceMaskBatch)masks;
        var result = new Rle[batch.Count];
        for (int first = 0, end; first < batch.Count; first = end)
        {
            end = EndOfPart(batch, first);
            InParts(first, end, (from, to) => Guarded(() => Encode(batch, from, to, result)));
        }
        return result;
    }

    private void Encode(DeviceMaskBatch batch, int first, int end, Rle[] result)
    {
        int firstStrip = batch.StripEnds[first] - batch.Places[first].Strips, columns = (batch.StripEnds[end - 1] - firstStrip) * 64;
        uint[] changes = [];
        int[] maskStarts = new int[end - first + 1];
        if (columns > 0)
        {
            using var starts = new Temporary<int>(Memory, Memory.Allocate<int>(columns + 1));
            ArrayView<int> all = starts.View.SubView(0, columns + 1);
            all.MemSetToZero(Stream);
            _kernels.CountChanges(Stream, columns, batch.Height, firstStrip, batch.DeviceStripEnds, batch.DevicePlaces, batch.Words, all);
            Scan(all);
            int[] total = new int[1];
            all.SubView(columns, 1).CopyToCPU(Stream, total);
            changes = new uint[total[0]];
            using var deviceStarts = new Temporary<int>(Memory, Memory.Allocate<int>(end - first));
            using var deviceChanges = new Temporary<uint>(Memory, Memory.Allocate<uint>(total[0]));
            _kernels.WriteChanges(
                Stream, columns, batch.Height, firstStrip, batch.DeviceStripEnds, batch.DevicePlaces, batch.Words, all, deviceChanges.View);
            _kernels.MaskStarts(Stream, end - first, first, firstStrip, batch.DeviceStripEnds, batch.DevicePlaces, all, deviceStarts.View);
            if (changes.Length > 0) deviceChanges.View.SubView(0, changes.Length).CopyToCPU(Stream, changes);
            deviceStarts.View.SubView(0, end - first).CopyToCPU(Stream, maskStarts.AsSpan(0, end - first));
        }
        maskStarts[^1] = changes.Length;
        for (int i = first; i < end; i++)
            result[i] = ToRle(changes.AsSpan(maskStarts[i - first]..maskStarts[i - first + 1]), batch.Height, batch.Width);
    }

    // Replaces each number by the sum of those before it.
    private void Scan(ArrayView<int> values)
    {
        int tiles = (int)((values.Length + ScanKernels.Tile - 1) / ScanKernels.Tile);
        using var sums = new Temporary<int>(Memory, Memory.Allocate<int>(tiles));
        ArrayView<int> tileSums = sums.View.SubView(0, tiles);
        _kernels.ScanTiles(Stream, Warps(tiles), values, tileSums);
        if (tiles == 1) return;
        Scan(tileSums);
        _kernels.AddTiles(Stream, (int)values.Length, values, tileSums);
        Stream.Synchronize(); // before the sums are given back
    }

    // From the places where pixels change, ascending: no run but the first is empty.
    private static Rle ToRle(ReadOnlySpan<uint> changes, int height, int width)
    {
        uint pixels = (uint)((long)height * width), before = 0;
        bool open = changes.IsEmpty || changes[^1] < pixels;
        var counts = new uint[changes.Length + (open ? 1 : 0)];
        for (int i = 0; i < changes.Length; i++)
        {
            counts[i] = changes[i] - before;
            before = changes[i];
        }
        if (open) counts[^1] = pixels - before;
        return Rle.FromOwned(height, width, counts);
    }

    // As many masks as the counts of their columns, and the numbers of their pixels, allow; one at least.
    private static int EndOfPart(DeviceMaskBatch batch, int first)
    {
        long strips = 0, words = 0;
        int end = first;
        while (end < batch.Count)
        {
            MaskPlace place = batch.Places[end];
            strips += place.Strips;
            words += (long)place.Strips * place.Rows;
            if (end > first && (strips > MostStrips || words > int.MaxValue / 64)) break;
            end++;
        }
        return end;
    }
}
