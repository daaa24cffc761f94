using System.Globalization;
using System.Xml.Linq;

namespace GeometryEngine.Formats;

/// <summary>Reads values from parsed XML, whatever namespace its names are in. What is not as allowed is reported and counts as not given.</summary>
internal sealed class XmlFields(ReadOptions options, ProblemLog log)
{
    /// <summary>Where problems go.</summary>
    public ProblemLog Log => log;

    /// <summary>The limits.</summary>
    public ReadOptions Options => options;

    /// <summary>The first child of a name; null when there is none.</summary>
    public static XElement? Child(XElement element, string name) => Children(element, name).FirstOrDefault();

    /// <summary>The children of a name.</summary>
    public static IEnumerable<XElement> Children(XElement element, string name) => element.Elements().Where(child => child.Name.LocalName == name);

    /// <summary>The text of a child without white space around it; null when it is missing or empty.</summary>
    public static string? Text(XElement element, string name) => Child(element, name)?.Value.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The value of an attribute; null when it is missing.</summary>
    public static string? Attribute(XElement element, string name) => element.Attribute(name)?.Value;

    /// <summary>Reports a problem at an element or attribute.</summary>
    public void Report(XObject node, string found, string allowed) => log.Report(XmlPlace.ProblemAt(node, found, allowed));

    /// <summary>The number in an element or attribute; null when it is missing, empty or none.</summary>
    public double? Number(XObject? node)
    {
        if (node is null || ValueOf(node).AsSpan().Trim() is not { Length: > 0 } text) return null;
        if (TryParse(text, out double value)) return value;
        Report(node, $"'{Cut(text)}'", $"a number, at most {options.MaxCoordinate} in magnitude");
        return null;
    }

    /// <summary>The number in an element or attribute that must be there.</summary>
    /// <param name="parent">The element that should have it.</param>
    /// <param name="node">The element or attribute; null when it is missing.</param>
    /// <param name="name">Its name.</param>
    public double? Required(XElement parent, XObject? node, string name)
    {
        if (node is null || ValueOf(node).AsSpan().IsWhiteSpace()) Report(parent, $"no {name}", "a number");
        else return Number(node);
        return null;
    }

    /// <summary>Height or width of an image; 0 when it is missing or none.</summary>
    public int Size(XObject? node)
    {
        if (Number(node) is not { } value || value == 0) return 0;
        if (value is >= 1 and <= int.MaxValue && value == Math.Truncate(value)) return (int)value;
        Report(node!, ValueOf(node!), $"a whole number of pixels, 1 to {int.MaxValue}");
        return 0;
    }

    /// <summary>A flag, 0 or 1, as several writers spell it; anything above 0 is 1. Null when it is missing or empty.</summary>
    public bool? Flag(XObject? node)
    {
        if (node is null) return null;
        string text = ValueOf(node).Trim();
        switch (text.ToUpperInvariant())
        {
            case "": return null;
            case "0" or "FALSE" or "NO": return false;
            case "1" or "TRUE" or "YES": return true;
        }
        double? value = TryParse(text, out double number) ? number : null;
        Report(node, $"'{Cut(text)}'", "0 or 1");
        return value is null ? null : value > 0;
    }

    /// <summary>Points written <c>x,y;x,y</c>; null when one is none.</summary>
    /// <param name="node">The attribute.</param>
    /// <param name="fewest">Fewest points allowed.</param>
    public double[]? Points(XAttribute node, int fewest)
    {
        var coordinates = new List<double>();
        ReadOnlySpan<char> text = node.Value;
        foreach (Range range in text.Split(';'))
        {
            ReadOnlySpan<char> point = text[range].Trim();
            if (point.IsEmpty) continue;
            int comma = point.IndexOf(',');
            if (comma > 0 && TryParse(point[..comma], out double x) && TryParse(point[(comma + 1)..], out double y)) coordinates.AddRange(x, y);
            else
            {
                Report(node, $"point '{Cut(point)}'", $"x,y of at most {options.MaxCoordinate} in magnitude");
                return null;
            }
        }
        if (coordinates.Count >= 2 * fewest) return [.. coordinates];
        Report(node, $"{coordinates.Count / 2} points", $"{fewest} or more");
        return null;
    }

    private static string ValueOf(XObject node) => node is XAttribute attribute ? attribute.Value : ((XElement)node).Value;

    private bool TryParse(ReadOnlySpan<char> text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && Math.Abs(value) <= options.MaxCoordinate;

    private static string Cut(ReadOnlySpan<char> text) => text.Length <= 40 ? text.ToString() : $"{text[..40]}...";
}
