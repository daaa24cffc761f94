namespace GeometryEngine;

public sealed partial class Rle
{
    /// <summary>Whether no run but the first is empty: the one form that equal masks share.</summary>
    public bool IsCanonical => _counts.Length > 0 && !_counts.AsSpan(1).Contains(0u);

    /// <summary>The foreground as ranges of positions.</summary>
    internal RunEnumerator Foreground => new(_counts, 1);

    /// <summary>The background as ranges of positions.</summary>
    internal RunEnumerator Background => new(_counts, 0);

    /// <summary>The same pixels without empty runs.</summary>
    public Rle Canonical()
    {
        if (IsCanonical) return this;
        var result = RunBuilder.OfThread();
        foreach ((uint start, uint end) in Foreground) result.Add(start, end);
        return result.ToRle(Height, Width);
    }

    /// <summary>Pixels in any of the masks. Canonical, whatever the masks are.</summary>
    /// <param name="masks">One or more masks of one size.</param>
    /// <exception cref="ArgumentException">There is no mask, or sizes differ.</exception>
    public static Rle Union(params ReadOnlySpan<Rle> masks)
    {
        if (masks.IsEmpty) Throw.Argument("0 masks; a union has the size of the first, so at least 1 is needed", nameof(masks));
        var runs = new List<(uint Start, uint End)>();
        foreach (Rle mask in masks)
        {
            Throw.IfOtherSize(masks[0], mask);
            foreach ((uint, uint) run in mask.Foreground) runs.Add(run);
        }
        runs.Sort();

        var result = RunBuilder.OfThread();
        uint covered = 0;
        foreach ((uint start, uint end) in runs)
        {
            if (end <= covered) continue;
            result.Add(Math.Max(start, covered), end);
            covered = end;
        }
        return result.ToRle(masks[0].Height, masks[0].Width);
    }

    /// <summary>Pixels in at least so many of the masks: 1 gives the union, their number the intersection. Canonical, whatever the masks are.</summary>
    /// <param name="least">Least number of masks, 1 or more; above their number no pixel is left.</param>
    /// <param name="masks">One or more masks of one size.</param>
    /// <exception cref="ArgumentException">There is no mask, sizes differ, or the number is below 1.</exception>
    public static Rle AtLeast(int least, params ReadOnlySpan<Rle> masks)
    {
        if (least < 1) Throw.Argument($"at least {least} masks; 1 or more is allowed", nameof(least));
        if (masks.IsEmpty) Throw.Argument("0 masks; the result has the size of the first, so at least 1 is needed", nameof(masks));
        Throw.IfNotOneSize(masks);
        List<uint> starts = [], ends = [];
        foreach (Rle mask in masks)
        {
            foreach ((uint start, uint end) in mask.Foreground)
            {
                starts.Add(start);
                ends.Add(end);
            }
        }
        starts.Sort();
        ends.Sort();
        // Between two places, as many masks hold a pixel as runs have started before it and not ended.
        var result = RunBuilder.OfThread();
        result.Reserve(2 * starts.Count);
        for (int start = 0, end = 0; end < ends.Count;)
        {
            bool starting = start < starts.Count && starts[start] < ends[end];
            int held = start - end;
            if (starting ? held == least - 1 : held == least) result.Toggle(starting ? starts[start] : ends[end]);
            if (starting) start++;
            else end++;
        }
        return result.ToRle(masks[0].Height, masks[0].Width);
    }

    /// <summary>Pixels in both masks. Canonical, whatever the masks are.</summary>
    /// <param name="other">A mask of the same size.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public Rle Intersection(Rle other)
    {
        Throw.IfOtherSize(this, other);
        return FromOverlaps(new(Foreground, other.Foreground));
    }

    /// <summary>Pixels in this mask and not in the other. Canonical, whatever the masks are.</summary>
    /// <param name="other">A mask of the same size.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public Rle Difference(Rle other)
    {
        Throw.IfOtherSize(this, other);
        return FromOverlaps(new(Foreground, other.Background));
    }

    /// <summary>Number of pixels in both masks.</summary>
    /// <param name="other">A mask of the same size.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public long IntersectionArea(Rle other)
    {
        Throw.IfOtherSize(this, other);
        long area = 0;
        foreach ((uint start, uint end) in new OverlapEnumerator(Foreground, other.Foreground)) area += end - start;
        return area;
    }

    private Rle FromOverlaps(OverlapEnumerator overlaps)
    {
        var result = RunBuilder.OfThread();
        foreach ((uint start, uint end) in overlaps) result.Add(start, end);
        return result.ToRle(Height, Width);
    }
}
