namespace GeometryEngine;

/// <summary>
/// Counts which labels several raters give the pixels of an image: run by run, or, where runs are short, 64 pixels at a time on bit planes. A pattern
/// is one number of up to 64 bits, a few bits for each rater. Keeps its memory from one image to the next; for one thread at a time.
/// </summary>
internal sealed partial class PixelPatterns
{
    private const int MostBits = 64;

    private readonly List<int> _labels = []; // those of the image at hand, in the order in which they first come
    private int[] _numberOf = []; // of each label, its place among them + 1; 0 for the others
    private int _bits; // for the number of one label

    /// <summary>Adds the pixels of an image.</summary>
    /// <param name="maps">The label map of each rater, of one size and order.</param>
    /// <param name="raters">Who they are, ascending.</param>
    /// <param name="histogram">Receives the patterns.</param>
    public void Count(ReadOnlySpan<LabelRuns> maps, IReadOnlyList<int> raters, PatternHistogram histogram)
    {
        long runs = NumberLabels(maps), pixels = (long)maps[0].Height * maps[0].Width;
        if (pixels == 0) return;
        if (_bits * maps.Length > MostBits)
        {
            var visitor = new PatternVisitor(histogram, [.. raters.Select(rater => new Rating(rater, 0))]);
            LabelSweep.Run(maps, ref visitor);
            return;
        }
        var codes = new PatternCodes();
        if (runs * Tuning.PixelsPerRun < pixels) CountRuns(maps, codes);
        else CountOnPlanes(maps, codes);
        Add(codes, raters, histogram);
    }

    // Returns the number of runs of all maps.
    private long NumberLabels(ReadOnlySpan<LabelRuns> maps)
    {
        foreach (int label in _labels) _numberOf[label] = 0;
        _labels.Clear();
        long runs = 0;
        foreach (LabelRuns map in maps)
        {
            runs += map.Labels.Length;
            foreach (int label in map.Labels)
            {
                if (label >= _numberOf.Length) Array.Resize(ref _numberOf, Math.Max(label + 1, 2 * _numberOf.Length));
                if (_numberOf[label] != 0) continue;
                _labels.Add(label);
                _numberOf[label] = _labels.Count;
            }
        }
        _bits = _labels.Count < 2 ? 0 : 1 + System.Numerics.BitOperations.Log2((uint)_labels.Count - 1);
        return runs;
    }

    private ulong NumberOf(int label) => (ulong)(_numberOf[label] - 1);

    // Takes the nearest end of a run again and again; the raters whose run ends there go on to their next label.
    private void CountRuns(ReadOnlySpan<LabelRuns> maps, PatternCodes codes)
    {
        uint total = (uint)((long)maps[0].Height * maps[0].Width);
        Span<uint> next = stackalloc uint[maps.Length];
        Span<int> run = stackalloc int[maps.Length];
        ulong code = 0;
        for (int rater = 0; rater < maps.Length; rater++)
        {
            next[rater] = maps[rater].Ends[0];
            code |= NumberOf(maps[rater].Labels[0]) << rater * _bits;
        }
        for (uint start = 0, end; start < total; start = end)
        {
            end = total;
            foreach (uint position in next) end = Math.Min(end, position);
            codes.Add(code, end - start);
            if (end == total) break;
            for (int rater = 0; rater < next.Length; rater++)
            {
                if (next[rater] != end) continue;
                ReadOnlySpan<int> labels = maps[rater].Labels;
                int at = ++run[rater];
                code ^= (NumberOf(labels[at - 1]) ^ NumberOf(labels[at])) << rater * _bits;
                next[rater] = maps[rater].Ends[at];
            }
        }
    }

    private void Add(PatternCodes codes, IReadOnlyList<int> raters, PatternHistogram histogram)
    {
        var pattern = new Rating[raters.Count];
        ulong one = _bits == 0 ? 0 : ulong.MaxValue >> MostBits - _bits;
        for (int index = 0; index < codes.Count; index++)
        {
            for (int rater = 0; rater < pattern.Length; rater++)
                pattern[rater] = new Rating(raters[rater], _labels[(int)(codes[index] >> rater * _bits & one)]);
            histogram.Add(pattern, codes.Weight(index));
        }
    }

    // Adds each segment's labels, with its length, to the histogram of the image.
    private readonly struct PatternVisitor(PatternHistogram histogram, Rating[] pattern) : ILabelVisitor
    {
        public void Visit(long length, ReadOnlySpan<int> labels)
        {
            for (int i = 0; i < labels.Length; i++) pattern[i] = pattern[i] with { Label = labels[i] };
            histogram.Add(pattern, length);
        }
    }
}
