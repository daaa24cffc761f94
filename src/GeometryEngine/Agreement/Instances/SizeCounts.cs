namespace GeometryEngine;

/// <summary>How objects of one class of size match; each object counts for itself.</summary>
internal struct SizeCounts
{
    private const double SmallArea = 32 * 32;
    private const double MediumArea = 96 * 96;

    public long Objects;
    public long Matched;
    public FixedPointSum Iou;

    /// <summary>The class of an area in square pixels.</summary>
    public static ObjectSize SizeOf(double area) => area < SmallArea ? ObjectSize.Small : area < MediumArea ? ObjectSize.Medium : ObjectSize.Large;

    /// <summary>Adds an object that is not ignored.</summary>
    /// <param name="row">What became of it.</param>
    public void Add(in ObjectPair row)
    {
        Objects++;
        if (row.Outcome != ObjectOutcome.Matched) return;
        Matched++;
        Iou += row.Iou;
    }

    /// <summary>Adds other counts.</summary>
    public void Add(in SizeCounts other)
    {
        Objects += other.Objects;
        Matched += other.Matched;
        Iou += other.Iou;
    }

    /// <summary>Counts and ratios.</summary>
    public readonly SizeSummary ToSummary(ObjectSize size) =>
        new(size, Objects, Matched, Measure.Ratio(Matched, Objects), Measure.Ratio(Iou.Value, Matched));

    /// <summary>Writes or reads the counts.</summary>
    public static void Sync(SavedState state, ref SizeCounts counts)
    {
        state.Sync(ref counts.Objects);
        state.Sync(ref counts.Matched);
        state.Sync(ref counts.Iou);
    }
}
