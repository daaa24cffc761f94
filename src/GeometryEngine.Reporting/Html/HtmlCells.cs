using System.Globalization;

namespace GeometryEngine.Reporting;

/// <summary>Numbers as cells of a report.</summary>
internal static class HtmlCells
{
    /// <summary>A count with thousands apart.</summary>
    public static Markup Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number to three digits, without a sign where they are all 0.</summary>
    public static Markup Number(double value) => (Math.Round(value, 3) + 0.0).ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>A measure to three digits, or why it is undefined; nothing where there is none.</summary>
    public static Markup Value(Measure? measure) => measure switch
    {
        null => default,
        { Value: { } value } => Number(value),
        _ => Markup.Element($"span class=\"none\"", measure.Value.StatusName),
    };

    /// <summary>A measure and a bar of its length.</summary>
    public static Markup Bar(Measure? measure) =>
        measure?.Value is { } value ? Markup.Join(Number(value), " ", HtmlChart.Bar(value)) : Value(measure);

    /// <summary>The objects of a score: matched, missing, extra, mislabelled, mean IoU and F1; blank where there is none.</summary>
    public static Markup[] Score(InstanceScore? score) => score is null ? new Markup[6] :
    [
        Count(score.Matched), Count(score.Missing), Count(score.Extra), Count(score.LabelMismatch), Value(score.MeanIou), Bar(score.F1),
    ];
}
