using ILGPU.Runtime;

namespace GeometryEngine.Gpu;

internal sealed partial class GpuBackend
{
    /// <inheritdoc/>
    public void Patterns(MaskBatch masks, Span<long> counts)
    {
        var batch = (DeviceMaskBatch)masks;
        long[] result = new long[counts.Length];
        int words = (batch.Width + 63) / 64 * batch.Height;
        if (words > 0)
        {
            Guarded(() =>
            {
                using var deviceCounts = new Temporary<long>(Memory, Memory.Allocate<long>(result.Length));
                deviceCounts.View.MemSetToZero(Stream);
                _kernels.PatternsOfMasks(Stream, words, batch.Height, batch.Width, batch.DevicePlaces, batch.Words, deviceCounts.View);
                deviceCounts.View.CopyToCPU(Stream, result);
            });
        }
        result.CopyTo(counts);
    }

    /// <summary>How often each combination of labels occurs over the pixels of several label maps; of two, their confusion matrix.</summary>
    /// <param name="maps">The label maps of the raters, one behind the other; labels in [0, labels).</param>
    /// <param name="raters">Number of maps, 1 or more.</param>
    /// <param name="labels">Number of labels.</param>
    /// <returns>labels^raters numbers of pixels, the label of the first rater as the highest digit.</returns>
    /// <exception cref="ArgumentException">There are too many combinations, or a label is out of range.</exception>
    public long[] Patterns(ReadOnlySpan<ushort> maps, int raters, int labels)
    {
        Throw.IfNotLabels(maps, raters, labels);
        long[] result = new long[(int)Math.Pow(labels, raters)];
        int pixels = maps.Length / raters;
        if (pixels == 0) return result;
        ushort[] all = maps.ToArray();
        Guarded(() =>
        {
            using var counts = new Temporary<long>(Memory, Memory.Allocate<long>(result.Length));
            using var deviceMaps = new Temporary<ushort>(Memory, Memory.Upload<ushort>(all));
            counts.View.MemSetToZero(Stream);
            _kernels.PatternsOfLabels(Stream, pixels, pixels, labels, deviceMaps.View, counts.View);
            counts.View.CopyToCPU(Stream, result);
        });
        return result;
    }
}
