using System.Globalization;
using System.Xml.Linq;

namespace GeometryEngine.Formats;

/// <summary>
/// The shape of a track between two of its shapes, as CVAT shows it: boxes, ellipses, cuboids, single points and the points of skeletons move in a straight
/// line, angles turn the short way, polygons and polylines go point by point (<see cref="CvatCurve"/>), and everything else stays as it was.
/// </summary>
internal static class CvatInterpolation
{
    private static readonly HashSet<string> Coordinates = new(
    [
        "xtl", "ytl", "xbr", "ybr", "cx", "cy", "rx", "ry",
        "xtl1", "ytl1", "xbl1", "ybl1", "xtr1", "ytr1", "xbr1", "ybr1", "xtl2", "ytl2", "xbl2", "ybl2", "xtr2", "ytr2", "xbr2", "ybr2",
    ], StringComparer.Ordinal);

    /// <summary>The shape between two.</summary>
    /// <param name="left">The shape before.</param>
    /// <param name="right">The shape after.</param>
    /// <param name="offset">How far from the one to the other, 0 to 1.</param>
    /// <returns>A copy of the left shape where it now is.</returns>
    public static XElement Between(XElement left, XElement right, double offset)
    {
        var result = new XElement(left);
        if (left.Annotation<XmlOrigin>() is { } origin) result.AddAnnotation(origin);
        if (left.Name != right.Name) return result;
        foreach (XAttribute attribute in result.Attributes())
        {
            if (right.Attribute(attribute.Name) is not { } other) continue;
            string name = attribute.Name.LocalName;
            if (name == "points") attribute.Value = Points(left.Name.LocalName, attribute.Value, other.Value, offset);
            else if (TryNumber(attribute.Value, out double from) && TryNumber(other.Value, out double to))
            {
                if (Coordinates.Contains(name)) attribute.Value = Write(from + (to - from) * offset);
                else if (name == "rotation") attribute.Value = Write(Turn(from, to, offset));
            }
        }
        foreach (XElement point in result.Elements().Where(child => child.Name.LocalName == "points"))
            if (right.Elements(point.Name).FirstOrDefault(child => Label(child) == Label(point))?.Attribute("points") is { } at && point.Attribute("points") is { } own)
                own.Value = Points("points", own.Value, at.Value, offset);
        return result;
    }

    private static string Points(string shape, string left, string right, double offset)
    {
        if (Parse(left) is not { Length: > 0 } from || Parse(right) is not { Length: > 0 } to) return left;
        IReadOnlyList<(double X, double Y)> points;
        switch (shape)
        {
            case "points" when from.Length == 1 && to.Length == 1:
                points = [(from[0].X + (to[0].X - from[0].X) * offset, from[0].Y + (to[0].Y - from[0].Y) * offset)];
                break;
            case "polyline":
                points = new CvatCurve(from, to).At(offset);
                break;
            case "polygon": // closed while points are matched
                points = new CvatCurve([.. from, from[0]], [.. to, to[0]]).At(offset);
                points = [.. points.SkipLast(1)];
                break;
            default:
                return left;
        }
        return string.Join(';', points.Select(point => $"{Write(point.X)},{Write(point.Y)}"));
    }

    private static (double X, double Y)[]? Parse(string text)
    {
        var points = new List<(double X, double Y)>();
        foreach (string point in text.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            int comma = point.IndexOf(',', StringComparison.Ordinal);
            if (comma < 0 || !TryNumber(point[..comma], out double x) || !TryNumber(point[(comma + 1)..], out double y)) return null;
            points.Add((x, y));
        }
        return [.. points];
    }

    private static double Turn(double from, double to, double offset)
    {
        double difference = Math.IEEERemainder(to - from, 360);
        double angle = (from + difference * offset) % 360;
        return angle < 0 ? angle + 360 : angle;
    }

    private static string? Label(XElement point) => point.Attribute("label")?.Value;

    private static bool TryNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static string Write(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
