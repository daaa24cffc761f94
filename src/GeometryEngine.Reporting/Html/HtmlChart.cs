using System.Globalization;

namespace GeometryEngine.Reporting;

/// <summary>Small drawings in SVG that stand in a report; the numbers they show stand beside them.</summary>
internal static class HtmlChart
{
    private const double BarWidth = 90, BarHeight = 10;
    private const double IntervalWidth = 260, IntervalHeight = 16;
    private const double LineWidth = 420, LineHeight = 150, LineMargin = 30;

    /// <summary>A bar for a share of 0 to 1; nothing where it is undefined.</summary>
    public static Markup Bar(double? share)
    {
        if (share is not { } value) return default;
        double filled = Math.Clamp(value, 0, 1) * BarWidth;
        return Markup.Element(
            $"svg class=\"bar\" width=\"{BarWidth}\" height=\"{BarHeight}\" role=\"img\" aria-label=\"{value:0.000}\"",
            Markup.Element($"rect class=\"ground\" width=\"{BarWidth}\" height=\"{BarHeight}\""),
            Markup.Element($"rect class=\"fill\" width=\"{filled:0.##}\" height=\"{BarHeight}\""));
    }

    /// <summary>A value with its confidence interval, over an axis that ends at 1; lines at 0, and at 0.667 and 0.8.</summary>
    /// <param name="value">The value.</param>
    /// <param name="interval">The interval; null for none.</param>
    /// <param name="least">Where the axis begins.</param>
    public static Markup Interval(double value, ConfidenceInterval? interval, double least)
    {
        double middle = IntervalHeight / 2;
        var parts = new List<Markup>();
        foreach ((double at, string kind) in ((double, string)[])[(0, "axis"), (2.0 / 3, "guide"), (0.8, "guide"), (1, "axis")])
            parts.Add(Line(kind, X(at), 0, X(at), IntervalHeight));
        if (interval is not null) parts.Add(Line("interval", X(interval.Low), middle, X(interval.High), middle));
        parts.Add(Markup.Element($"circle class=\"point\" cx=\"{X(value):0.##}\" cy=\"{middle}\" r=\"3.5\""));
        return Markup.Element($"svg width=\"{IntervalWidth}\" height=\"{IntervalHeight}\" role=\"img\" aria-label=\"{value:0.000}\"", parts);

        double X(double at) => 4 + (Math.Clamp(at, least, 1) - least) / (1 - least) * (IntervalWidth - 8);
    }

    /// <summary>Values of 0 to 1 over steps, joined by a line; undefined ones are left out.</summary>
    /// <param name="points">Name of each step, and its value.</param>
    public static Markup Steps(IReadOnlyList<(string Name, double? Value)> points)
    {
        var parts = new List<Markup>();
        foreach (double at in (double[])[0, 0.5, 1])
        {
            parts.Add(Line("guide", LineMargin, Y(at), LineWidth, Y(at)));
            parts.Add(Label(LineMargin - 4, Y(at) + 4, "end", at.ToString(CultureInfo.InvariantCulture)));
        }
        (double X, double Y)[] places = [.. points.Index().Where(point => point.Item.Value is not null).Select(point => (X(point.Index), Y(point.Item.Value!.Value)))];
        string path = string.Join(' ', places.Select(place => string.Create(CultureInfo.InvariantCulture, $"{place.X:0.##},{place.Y:0.##}")));
        parts.Add(Markup.Element($"polyline class=\"line\" points=\"{path}\""));
        foreach ((double x, double y) in places) parts.Add(Markup.Element($"circle class=\"point\" cx=\"{x:0.##}\" cy=\"{y:0.##}\" r=\"3\""));
        for (int i = 0; i < points.Count; i++) parts.Add(Label(X(i), LineHeight - 4, "middle", points[i].Name));
        return Markup.Element($"svg width=\"{LineWidth}\" height=\"{LineHeight}\" role=\"img\"", parts);

        double X(int step) => LineMargin + 20 + step * (LineWidth - LineMargin - 40) / Math.Max(1, points.Count - 1);
        double Y(double value) => 8 + (1 - Math.Clamp(value, 0, 1)) * (LineHeight - 32);
    }

    private static Markup Line(string kind, double x1, double y1, double x2, double y2) =>
        Markup.Element($"line class=\"{kind}\" x1=\"{x1:0.##}\" y1=\"{y1:0.##}\" x2=\"{x2:0.##}\" y2=\"{y2:0.##}\"");

    private static Markup Label(double x, double y, string anchor, string text) =>
        Markup.Element($"text x=\"{x:0.##}\" y=\"{y:0.##}\" text-anchor=\"{anchor}\"", text);
}
