using System.Runtime.InteropServices;

namespace GeometryEngine;

/// <summary>
/// What several raters say of the pixels of one image, as runs in column-major order on which none of them changes its label: the histogram
/// of their patterns, from which every model of votes is found, and where each pattern lies, from which its verdicts become masks. Time and
/// memory go with the runs; no dense image exists.
/// </summary>
public sealed class PatternRuns
{
    private const int MostCoded = 64; // raters whose bits fit into one code

    private readonly List<uint> _ends = [];
    private readonly List<int> _patterns = [];

    private PatternRuns(int height, int width, int raters) => (Height, Width, Raters) = (height, width, raters);

    /// <summary>Height of the image in pixels.</summary>
    public int Height { get; }

    /// <summary>Width of the image in pixels.</summary>
    public int Width { get; }

    /// <summary>Number of raters.</summary>
    public int Raters { get; }

    /// <summary>How many pixels each pattern has.</summary>
    public PatternHistogram Histogram { get; } = new();

    /// <summary>Where each run ends: the position behind its last pixel, ascending; the last is height * width.</summary>
    public ReadOnlySpan<uint> Ends => CollectionsMarshal.AsSpan(_ends);

    /// <summary>The pattern of each run, as an index into <see cref="Histogram"/>.</summary>
    public ReadOnlySpan<int> Patterns => CollectionsMarshal.AsSpan(_patterns);

    /// <summary>The patterns of binary masks: label 1 where a rater's mask lies, 0 elsewhere.</summary>
    /// <param name="masks">The mask of each rater, one or more of one size.</param>
    /// <exception cref="ArgumentException">There is no mask, or sizes differ.</exception>
    public static PatternRuns Of(ReadOnlySpan<Rle> masks)
    {
        if (masks.IsEmpty) Throw.Argument("0 masks; the image has the size of the first, so at least 1 is needed", nameof(masks));
        Throw.IfNotOneSize(masks);
        if (masks.Length > MostCoded) return Of(ToMaps(masks));
        var result = new PatternRuns(masks[0].Height, masks[0].Width, masks.Length);
        result.Sweep(masks);
        return result;
    }

    /// <summary>The patterns of label maps.</summary>
    /// <param name="maps">The map of each rater, one or more of one size, column-major.</param>
    /// <exception cref="ArgumentException">There is no map, sizes differ, or a map is row-major.</exception>
    public static PatternRuns Of(ReadOnlySpan<LabelRuns> maps)
    {
        if (maps.IsEmpty) Throw.Argument("0 maps; the image has the size of the first, so at least 1 is needed", nameof(maps));
        if (maps[0].Order != PixelOrder.ColumnMajor) Throw.Argument($"label runs in {maps[0].Order}; {PixelOrder.ColumnMajor} is allowed", nameof(maps));
        var result = new PatternRuns(maps[0].Height, maps[0].Width, maps.Length);
        var visitor = new Visitor(result);
        LabelSweep.Run(maps, ref visitor);
        return result;
    }

    /// <summary>The pixels of some of the patterns. Canonical.</summary>
    /// <param name="isForeground">For each pattern of the histogram, whether its pixels belong to the mask.</param>
    /// <exception cref="ArgumentException">There are not as many values as patterns.</exception>
    public Rle Mask(ReadOnlySpan<bool> isForeground)
    {
        if (isForeground.Length != Histogram.Count)
            Throw.Argument($"{isForeground.Length} values; the histogram has {Histogram.Count} patterns", nameof(isForeground));
        var mask = new RunBuilder();
        uint start = 0;
        for (int i = 0; i < _ends.Count; i++)
        {
            if (isForeground[_patterns[i]]) mask.Add(start, _ends[i]);
            start = _ends[i];
        }
        return mask.ToRle(Height, Width);
    }

    // Takes the nearest end of a run again and again; a rater's bit flips where its run ends.
    private void Sweep(ReadOnlySpan<Rle> masks)
    {
        var codes = new PatternCodes();
        uint total = (uint)((long)Height * Width), start = 0;
        var next = new uint[masks.Length];
        var run = new int[masks.Length];
        ulong code = 0;
        for (int rater = 0; rater < masks.Length; rater++)
        {
            ReadOnlySpan<uint> counts = masks[rater].Counts;
            next[rater] = counts.IsEmpty ? total : counts[0];
            if (next[rater] == 0) code ^= Pass(counts, ref next[rater], ref run[rater], rater);
        }
        while (start < total)
        {
            uint end = total;
            foreach (uint position in next) end = Math.Min(end, position);
            _ends.Add(end);
            _patterns.Add(codes.Add(code, end - start));
            for (int rater = 0; rater < next.Length; rater++)
                if (next[rater] == end) code ^= Pass(masks[rater].Counts, ref next[rater], ref run[rater], rater);
            start = end;
        }
        Count(codes);
    }

    // Goes on to the next run that is not empty.
    private static ulong Pass(ReadOnlySpan<uint> counts, ref uint next, ref int run, int rater)
    {
        ulong flips = 0;
        for (uint end = next; next == end && run + 1 < counts.Length; flips ^= 1UL << rater) next += counts[++run];
        return flips;
    }

    private void Count(PatternCodes codes)
    {
        Span<Rating> pattern = stackalloc Rating[Raters];
        for (int index = 0; index < codes.Count; index++)
        {
            for (int rater = 0; rater < Raters; rater++) pattern[rater] = new Rating(rater, (int)(codes[index] >> rater & 1));
            Histogram.Add(pattern, codes.Weight(index));
        }
    }

    private static LabelRuns[] ToMaps(ReadOnlySpan<Rle> masks)
    {
        var maps = new LabelRuns[masks.Length];
        for (int i = 0; i < maps.Length; i++) maps[i] = LabelRuns.Paint(masks[i].Height, masks[i].Width, [(masks[i], 1)]);
        return maps;
    }

    private readonly struct Visitor(PatternRuns runs) : ILabelVisitor
    {
        private readonly Rating[] _pattern = [.. Enumerable.Range(0, runs.Raters).Select(rater => new Rating(rater, 0))];

        public void Visit(long length, ReadOnlySpan<int> labels)
        {
            for (int i = 0; i < labels.Length; i++) _pattern[i] = _pattern[i] with { Label = labels[i] };
            uint start = runs._ends.Count == 0 ? 0 : runs._ends[^1];
            runs._ends.Add(start + (uint)length);
            runs._patterns.Add(runs.Histogram.Add(_pattern, length));
        }
    }
}
