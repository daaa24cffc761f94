namespace GeometryEngine.Reporting;

public static partial class AgreementHtml
{
    private static Markup Coefficients(AgreementReport report)
    {
        (string Kind, string Name, Coefficient Value)[] rows =
            [.. OfLabels(report.Categories), .. OfTags(report.Tags), .. OfObjects(report.Instances), .. OfPixels(report.Pixels), .. OfKeypoints(report.Keypoints)];
        if (rows.Length == 0) return default;
        double lowest = rows.Select(row => Math.Min(row.Value.Value ?? 0, IntervalOf(row.Value)?.Low ?? 0)).Min();
        double least = Math.Max(-1, Math.Floor(Math.Min(0, lowest) * 10) / 10);
        var table = new HtmlTable("Of", "Measure", "#Value", "#Interval", "", "Interval from");
        foreach ((string kind, string name, Coefficient value) in rows)
        {
            ConfidenceInterval? interval = IntervalOf(value);
            Markup ends = interval is null ? default : Markup.Join(HtmlCells.Number(interval.Low), " to ", HtmlCells.Number(interval.High));
            table.Add(kind, name, HtmlCells.Value(value.Measure), ends, value.Value is { } defined ? HtmlChart.Interval(defined, interval, least) : default, Source(interval));
        }
        return Section(
            "Coefficients", Wide(table.ToMarkup()),
            Note("Dotted lines at 0.667 and 0.8: Krippendorff draws tentative conclusions from an alpha of 0.667 on, firm ones from 0.8 on. A coefficient of 0 is agreement by chance alone; percent agreement, IoU and F1 make no allowance for chance."));
    }

    private static ConfidenceInterval? IntervalOf(Coefficient value) => value.Interval ?? value.Bootstrap;

    private static string Source(ConfidenceInterval? interval) => interval?.Method switch
    {
        null => "",
        IntervalMethod.IrrCac => "Gwet's variance, t",
        IntervalMethod.FleissCohenEveritt => "Fleiss, Cohen and Everitt",
        _ => "bootstrap",
    };

    private static IEnumerable<(string Kind, string Name, Coefficient Value)> OfLabels(CategoryAgreement? labels)
    {
        if (labels is null) return [];
        (string Name, Coefficient? Value)[] rows =
        [
            ("percent agreement", labels.PercentAgreement),
            ("items on which all agree", labels.UnanimousAgreement),
            ("Krippendorff's alpha, nominal", labels.KrippendorffAlpha),
            ("Krippendorff's alpha, ordinal", labels.KrippendorffAlphaOrdinal),
            ("Krippendorff's alpha, interval", labels.KrippendorffAlphaInterval),
            ("Krippendorff's alpha, ratio", labels.KrippendorffAlphaRatio),
            ("Fleiss' kappa", labels.FleissKappa),
            ("Conger's kappa", labels.CongerKappa),
            ("Light's kappa", labels.LightKappa),
            ("Gwet's AC1", labels.GwetAc1),
            .. labels.Weighted.Where(weighted => weighted.Family is WeightFamily.Linear or WeightFamily.Quadratic)
                .Select(weighted => ($"Gwet's AC2, {weighted.Family.ToString().ToLowerInvariant()} weights", (Coefficient?)weighted.GwetAc2)),
            ("Brennan-Prediger", labels.BrennanPrediger),
        ];
        return rows.Where(row => row.Value is not null).Select(row => ("labels", row.Name, row.Value!));
    }

    private static IEnumerable<(string Kind, string Name, Coefficient Value)> OfTags(TagAgreement? tags) => tags is null ? [] :
    [
        ("tags", "Krippendorff's alpha, equal sets", tags.AlphaNominal),
        ("tags", "Krippendorff's alpha, Jaccard distance", tags.AlphaJaccard),
        ("tags", "Krippendorff's alpha, MASI distance", tags.AlphaMasi),
    ];

    private static IEnumerable<(string Kind, string Name, Coefficient Value)> OfObjects(InstanceAgreement? objects) => objects is null ? [] :
    [
        ("objects", "F1", objects.F1),
        ("objects", "F1, IoU 0.50 to 0.95", objects.AtThresholds.MeanF1),
        ("objects", "mean IoU of matches", objects.MeanIou),
        ("objects", "panoptic quality", objects.Total.PanopticQuality),
        ("objects", "alpha, IoU distance", objects.Alpha.Alpha),
        ("objects", "alpha of Braylan et al., IoU distance", objects.Alpha.BraylanAlpha),
    ];

    private static IEnumerable<(string Kind, string Name, Coefficient Value)> OfPixels(PixelAgreement? pixels) => pixels is null ? [] :
    [
        ("pixels", "percent agreement", pixels.PercentAgreement),
        ("pixels", "Krippendorff's alpha, nominal", pixels.KrippendorffAlpha),
        ("pixels", "Fleiss' kappa", pixels.FleissKappa),
        ("pixels", "Gwet's AC1", pixels.GwetAc1),
        ("pixels", "Brennan-Prediger", pixels.BrennanPrediger),
        ("pixels", "mean IoU", pixels.MeanIou),
        ("pixels", "frequency-weighted IoU", pixels.FrequencyWeightedIou),
    ];

    private static IEnumerable<(string Kind, string Name, Coefficient Value)> OfKeypoints(KeypointAgreement? keypoints) => keypoints is null ? [] :
    [
        ("keypoints", "mean OKS", keypoints.MeanOks),
        ("keypoints", "mean OKS as in CVAT", keypoints.MeanCvatOks),
    ];
}
