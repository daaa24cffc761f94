namespace GeometryEngine.Cli;

/// <summary>One matrix of <c>geom compare</c>: its name, and the value of a pair of objects; null where it is undefined.</summary>
internal sealed record ComparisonMetric(string Name, Func<ComparedPair, double?> Value)
{
    private const double Most = 0.95; // of HD95

    /// <summary>All metrics, in the order help lists them.</summary>
    public static IReadOnlyList<ComparisonMetric> All { get; } =
    [
        new("iou", pair => pair.Overlaps.Iou(pair.Row, pair.Column)),
        new("dice", pair => pair.Overlaps.Dice(pair.Row, pair.Column).Value),
        new("boundary-iou", pair => pair.Surfaces.BoundaryIou(pair.Row, pair.Column).Value),
        new("hausdorff", pair => pair.Pixels?.Hausdorff().Value),
        new("hausdorff-deepmind", pair => pair.Contours?.Hausdorff().Value),
        new("hd95-deepmind", pair => pair.Contours?.Percentile(Most, PercentileRule.DeepMind).Value),
        new("hd95-medpy", pair => pair.Pixels?.Percentile(Most, PercentileRule.MedPy).Value),
        new("hd95-monai", pair => pair.Pixels?.Percentile(Most, PercentileRule.Monai).Value),
        new("assd", pair => pair.Pixels?.Mean().Value),
        new("nsd-deepmind", pair => pair.Contours?.Dice(pair.Tolerance).Value),
        new("nsd-monai", pair => pair.Pixels?.Dice(pair.Tolerance).Value),
    ];
}
