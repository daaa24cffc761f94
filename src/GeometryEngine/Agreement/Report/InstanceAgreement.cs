namespace GeometryEngine;

/// <summary>Agreement on objects, over images that two or more annotators have seen.</summary>
public sealed record InstanceAgreement
{
    /// <summary>Number of images compared.</summary>
    public required long Images { get; init; }

    /// <summary>The sum over all pairs of annotators; in each, the first is the one that stands before the other.</summary>
    public required InstanceScore Total { get; init; }

    /// <summary>How objects match at COCO's thresholds, summed over pairs.</summary>
    public required ThresholdScores AtThresholds { get; init; }

    /// <summary>Alpha of the sets of objects that annotators mark in an image.</summary>
    public required SetAlpha Alpha { get; init; }

    /// <summary>Agreement by size of object.</summary>
    public required IReadOnlyList<SizeSummary> PerSize { get; init; }

    /// <summary>Agreement on the attributes of matched objects, by name.</summary>
    public required IReadOnlyList<AttributeSummary> PerAttribute { get; init; }

    /// <summary>The two categories that two annotators most often give to one object, most frequent first; at most 50.</summary>
    public required IReadOnlyList<LabelConfusion> Confusions { get; init; }

    /// <summary>Each two annotators who have seen an image in common.</summary>
    public required IReadOnlyList<InstancePair> Pairs { get; init; }

    /// <summary>Mean IoU of all matched pairs.</summary>
    public Measure MeanIou => Total.MeanIou;

    /// <summary>F1 over all pairs of annotators.</summary>
    public Measure F1 => Total.F1;
}
