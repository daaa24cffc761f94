namespace GeometryEngine;

/// <summary>What an <see cref="InstanceScore"/> is computed from; sums of these do not depend on order.</summary>
internal struct InstanceCounts
{
    public long Matched;
    public long Missing;
    public long Extra;
    public long LabelMismatch;
    public long Ignored;
    public long LowOverlap;
    public long AttributeMismatch;

    /// <summary>Objects of the first annotator, ignored ones left out: the denominator of recall.</summary>
    public long First;

    /// <summary>Objects of the second annotator, ignored ones left out: the denominator of precision.</summary>
    public long Second;

    /// <summary>IoUs of the matched.</summary>
    public FixedPointSum Iou;

    /// <summary>Objects of both annotators, ignored ones left out: the denominator of F1.</summary>
    public readonly long Objects => First + Second;

    /// <summary>Counts what became of an object, or of two.</summary>
    /// <param name="outcome">What became of it.</param>
    /// <param name="first">Whether the first annotator's object counts here, when it is not ignored.</param>
    /// <param name="second">Whether the second annotator's object counts here, when it is not ignored.</param>
    public void Add(ObjectOutcome outcome, bool first, bool second)
    {
        switch (outcome)
        {
            case ObjectOutcome.Matched: Matched++; break;
            case ObjectOutcome.LabelMismatch: LabelMismatch++; break;
            case ObjectOutcome.Missing: Missing++; break;
            case ObjectOutcome.Extra: Extra++; break;
            default: Ignored++; return;
        }
        if (first) First++;
        if (second) Second++;
    }

    /// <summary>Counts how well two matched objects agree.</summary>
    /// <param name="iou">Their IoU.</param>
    /// <param name="lowOverlap">Whether it is low.</param>
    /// <param name="attributes">Whether their attributes differ.</param>
    public void AddMatch(double iou, bool lowOverlap, bool attributes)
    {
        Iou += iou;
        if (lowOverlap) LowOverlap++;
        if (attributes) AttributeMismatch++;
    }

    /// <summary>Adds the counts of other images or pairs.</summary>
    public void Add(in InstanceCounts other)
    {
        Matched += other.Matched;
        Missing += other.Missing;
        Extra += other.Extra;
        LabelMismatch += other.LabelMismatch;
        Ignored += other.Ignored;
        LowOverlap += other.LowOverlap;
        AttributeMismatch += other.AttributeMismatch;
        First += other.First;
        Second += other.Second;
        Iou += other.Iou;
    }

    /// <summary>The same, seen with the two annotators exchanged.</summary>
    public readonly InstanceCounts Swapped() => this with { Missing = Extra, Extra = Missing, First = Second, Second = First };

    /// <summary>Counts and ratios.</summary>
    /// <param name="whenEmpty">The status of a ratio without objects.</param>
    public readonly InstanceScore ToScore(MeasureStatus whenEmpty = MeasureStatus.Empty) => new()
    {
        Matched = Matched,
        Missing = Missing,
        Extra = Extra,
        LabelMismatch = LabelMismatch,
        Ignored = Ignored,
        LowOverlap = LowOverlap,
        AttributeMismatch = AttributeMismatch,
        MeanIou = Measure.Ratio(Iou.Value, Matched, whenEmpty),
        Precision = Measure.Ratio(Matched, Second, whenEmpty),
        Recall = Measure.Ratio(Matched, First, whenEmpty),
        F1 = Measure.Ratio(2.0 * Matched, Objects, whenEmpty),
        PanopticQuality = Measure.Ratio(2 * Iou.Value, Objects, whenEmpty),
    };

    /// <summary>Writes or reads the counts.</summary>
    public static void Sync(SavedState state, ref InstanceCounts counts)
    {
        state.Sync(ref counts.Matched);
        state.Sync(ref counts.Missing);
        state.Sync(ref counts.Extra);
        state.Sync(ref counts.LabelMismatch);
        state.Sync(ref counts.Ignored);
        state.Sync(ref counts.LowOverlap);
        state.Sync(ref counts.AttributeMismatch);
        state.Sync(ref counts.First);
        state.Sync(ref counts.Second);
        state.Sync(ref counts.Iou);
    }
}
