using System.Globalization;
using System.Net;
using System.Text;

namespace GeometryEngine.Bench;

/// <summary>A chart with logarithmic axes, as SVG.</summary>
/// <param name="xTitle">What goes to the right.</param>
/// <param name="yTitle">What goes up.</param>
internal sealed class LogChart(string xTitle, string yTitle)
{
    private const double Width = 760, Height = 420, Left = 70, Right = 190, Top = 20, Bottom = 50;
    private static readonly string[] Colors = ["#0b6e99", "#c2410c", "#15803d", "#7e22ce", "#b91c1c", "#4d4d4d"];

    private readonly List<(string Name, (double X, double Y)[] Points)> _lines = [];

    /// <summary>Adds a line.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="points">Its points, all coordinates above 0, ascending in x; one or more.</param>
    public void Add(string name, (double X, double Y)[] points) => _lines.Add((name, points));

    /// <summary>The chart.</summary>
    public string ToSvg()
    {
        (double x0, double x1) = Decades(_lines.SelectMany(line => line.Points).Select(point => point.X));
        (double y0, double y1) = Decades(_lines.SelectMany(line => line.Points).Select(point => point.Y));
        var svg = new StringBuilder();
        Append(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" role=\"img\">\n");
        for (double decade = x0; decade <= x1; decade++)
        {
            Append(svg, $"<line x1=\"{X(decade):0.#}\" x2=\"{X(decade):0.#}\" y1=\"{Top}\" y2=\"{Height - Bottom}\" stroke=\"#ddd\"/>");
            Append(svg, $"<text x=\"{X(decade):0.#}\" y=\"{Height - Bottom + 16}\" text-anchor=\"middle\">{Math.Pow(10, decade):#,0.######}</text>\n");
        }
        for (double decade = y0; decade <= y1; decade++)
        {
            Append(svg, $"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(decade):0.#}\" y2=\"{Y(decade):0.#}\" stroke=\"#ddd\"/>");
            Append(svg, $"<text x=\"{Left - 6}\" y=\"{Y(decade) + 4:0.#}\" text-anchor=\"end\">{Math.Pow(10, decade):#,0.######}</text>\n");
        }
        Append(svg, $"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 12}\" text-anchor=\"middle\">{WebUtility.HtmlEncode(xTitle)}</text>");
        Append(svg, $"<text transform=\"translate(14,{(Top + Height - Bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">{WebUtility.HtmlEncode(yTitle)}</text>\n");
        for (int i = 0; i < _lines.Count; i++)
        {
            string color = Colors[i % Colors.Length];
            IEnumerable<string> points = _lines[i].Points.Select(point =>
                string.Create(CultureInfo.InvariantCulture, $"{X(Math.Log10(point.X)):0.#},{Y(Math.Log10(point.Y)):0.#}"));
            Append(svg, $"<polyline fill=\"none\" stroke=\"{color}\" stroke-width=\"2\" points=\"{string.Join(' ', points)}\"/>");
            Append(svg, $"<text x=\"{Width - Right + 10}\" y=\"{Top + 12 + 18 * i}\" fill=\"{color}\">{WebUtility.HtmlEncode(_lines[i].Name)}</text>\n");
        }
        return svg.Append("</svg>\n").ToString();

        double X(double log) => Left + (log - x0) / (x1 - x0) * (Width - Left - Right);
        double Y(double log) => Height - Bottom - (log - y0) / (y1 - y0) * (Height - Top - Bottom);
    }

    private static (double Low, double High) Decades(IEnumerable<double> values)
    {
        double[] logs = [.. values.Select(Math.Log10)];
        double low = Math.Floor(logs.Min()), high = Math.Ceiling(logs.Max());
        return (low, high > low ? high : low + 1);
    }

    private static void Append(StringBuilder svg, FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));
}
