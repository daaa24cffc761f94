namespace GeometryEngine;

/// <summary>What an <see cref="InstanceScore"/> is computed from; sums of these do not depend on order.</summary>
internal struct InstanceCounts
{
    public long Matched;
    public long Missing;
    public long Extra;
    public long LabelMismatch;
    public long Ignored;

    /// <summary>Objects of both annotators, ignored ones left out: the denominator of F1.</summary>
    public long Objects;

    /// <summary>IoUs of the matched.</summary>
    public FixedPointSum Iou;

    /// <summary>Counts what became of an object, or of two.</summary>
    /// <param name="row">What became of it.</param>
    /// <param name="objects">Number of objects that count here, when it is not ignored.</param>
    public void Add(in ObjectAgreement row, int objects)
    {
        switch (row.Outcome)
        {
            case ObjectOutcome.Matched:
                Matched++;
                Iou += row.Iou!.Value;
                break;
            case ObjectOutcome.LabelMismatch: LabelMismatch++; break;
            case ObjectOutcome.Missing: Missing++; break;
            case ObjectOutcome.Extra: Extra++; break;
            default: Ignored++; return;
        }
        Objects += objects;
    }

    /// <summary>Adds the counts of other images or pairs.</summary>
    public void Add(in InstanceCounts other)
    {
        Matched += other.Matched;
        Missing += other.Missing;
        Extra += other.Extra;
        LabelMismatch += other.LabelMismatch;
        Ignored += other.Ignored;
        Objects += other.Objects;
        Iou += other.Iou;
    }

    /// <summary>The same, seen with the two annotators exchanged.</summary>
    public readonly InstanceCounts Swapped() => this with { Missing = Extra, Extra = Missing };

    /// <summary>Counts and ratios.</summary>
    /// <param name="whenEmpty">The status of a ratio without objects.</param>
    public readonly InstanceScore ToScore(MeasureStatus whenEmpty = MeasureStatus.Empty) => new()
    {
        Matched = Matched,
        Missing = Missing,
        Extra = Extra,
        LabelMismatch = LabelMismatch,
        Ignored = Ignored,
        MeanIou = Measure.Ratio(Iou.Value, Matched, whenEmpty),
        F1 = Measure.Ratio(2.0 * Matched, Objects, whenEmpty),
    };
}
