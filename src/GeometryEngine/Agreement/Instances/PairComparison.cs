namespace GeometryEngine;

/// <summary>How the objects of two annotators compare in one image; filled anew for each two.</summary>
internal sealed class PairComparison
{
    /// <summary>
    /// A row for each match, mismatch and object that is left: by objects of the first in file order, then those of the second that stand alone.
    /// </summary>
    public List<ObjectPair> Objects { get; } = [];

    /// <summary>Matches at each of COCO's thresholds.</summary>
    public ThresholdCounts AtThresholds { get; } = new();

    /// <summary>
    /// How far the two sets of objects lie apart, whatever their labels: 1 - (the largest total IoU of a pairing) / (objects of the larger set); 0 when
    /// both are empty. Crowds are left out.
    /// </summary>
    public double Distance { get; set; }
}
