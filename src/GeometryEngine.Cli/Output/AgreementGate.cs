namespace GeometryEngine.Cli;

/// <summary>
/// The least agreement that a pipeline asks for. An undefined value is a miss, since nothing shows that it is good enough; only the alpha of objects is
/// passed over then, which has none where all sets of objects are the same.
/// </summary>
/// <param name="MinAlpha">Least alpha of labels, tags, sets of objects and pixels; null for any.</param>
/// <param name="MinIou">Least mean IoU of objects and of pixels; null for any.</param>
/// <param name="MinF1">Least F1 of objects; null for any.</param>
internal sealed record AgreementGate(double? MinAlpha, double? MinIou, double? MinF1)
{
    /// <summary>What is missed, a line each.</summary>
    /// <param name="report">The agreement of a data set.</param>
    public IReadOnlyList<string> Missed(AgreementReport report) =>
    [
        .. Below("--min-alpha", MinAlpha,
            ("Krippendorff's alpha of labels", report.Categories?.KrippendorffAlpha.Measure),
            ("alpha of tags (MASI)", report.Tags?.AlphaMasi.Measure),
            ("alpha of objects (IoU distance)", report.Instances?.Alpha.Alpha is { Status: MeasureStatus.Ok } alpha ? alpha : null),
            ("Krippendorff's alpha of pixels", report.Pixels?.KrippendorffAlpha)),
        .. Below("--min-iou", MinIou, ("mean IoU of objects", report.Instances?.MeanIou), ("mean IoU of pixels", report.Pixels?.MeanIou)),
        .. Below("--min-f1", MinF1, ("F1 of objects", report.Instances?.F1)),
    ];

    private static IEnumerable<string> Below(string option, double? least, params (string Name, Measure? Value)[] measures)
    {
        if (least is not { } threshold) return [];
        if (measures.All(measure => measure.Value is null)) return [$"{option} {Tables.Number(threshold)}: the input has nothing it applies to"];
        return from measure in measures
               where measure.Value is { } found && !(found.Value >= threshold)
               select $"{measure.Name}: {measure.Value}; {option} {Tables.Number(threshold)} is asked for";
    }
}
