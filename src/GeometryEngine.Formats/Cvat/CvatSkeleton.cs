using System.Globalization;
using System.Xml.Linq;

namespace GeometryEngine.Formats;

/// <summary>What a CVAT label says of a category: colour, attributes, and for a skeleton its points and how they are connected, which stands in a drawing.</summary>
internal static class CvatSkeleton
{
    /// <summary>The category of a label.</summary>
    public static Category ToCategory(CvatLabel label, CvatMeta meta)
    {
        string[] points = [.. meta.Labels.Where(point => point.Parent == label.Name).Select(point => point.Name)];
        var extras = new List<ExtraField>();
        if (Color(label.Color) is { } color) extras.Add(color);
        if (label.Type is { } type) extras.Add(KnownFields.Of(CvatFormat.LabelType, type));
        if (label.Attributes.Count > 0) extras.Add(new ExtraField(KnownFields.Attributes, $"[{string.Join(',', label.Attributes.Select(attribute => attribute.Json))}]"));
        if (label.Svg is { } drawing) extras.Add(KnownFields.Of(CvatFormat.Drawing, drawing));
        return new Category
        {
            Id = new SourceId(meta.Labels.Where(other => other.Parent is null).TakeWhile(other => other.Name != label.Name).Count() + 1),
            Name = label.Name,
            KeypointNames = points,
            Skeleton = label.Svg is null ? [] : [.. Edges(label.Svg, points)],
            Extras = extras,
        };
    }

    // <circle data-type="element node" data-element-id="1" data-node-id="1" data-label-name="nose"/> <line data-type="edge" data-node-from="1" data-node-to="2"/>
    private static IEnumerable<(int From, int To)> Edges(string drawing, string[] points)
    {
        XElement svg;
        try
        {
            svg = SafeXml.Parse(System.Text.Encoding.UTF8.GetBytes($"<svg>{drawing}</svg>"), "", 16, new ProblemLog(strict: true, []));
        }
        catch (InputException)
        {
            yield break; // the drawing is for the eye; without it the points are as good
        }
        var nodes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (XElement circle in svg.Elements().Where(element => element.Name.LocalName == "circle"))
        {
            if (XmlFields.Attribute(circle, "data-node-id") is not { } node) continue;
            int point = Array.IndexOf(points, XmlFields.Attribute(circle, "data-label-name"));
            if (point < 0 && int.TryParse(node, NumberStyles.None, CultureInfo.InvariantCulture, out int number)) point = number - 1;
            if (point >= 0 && point < points.Length) nodes.TryAdd(node, point);
        }
        foreach (XElement line in svg.Elements().Where(element => element.Name.LocalName == "line"))
        {
            if (nodes.TryGetValue(XmlFields.Attribute(line, "data-node-from") ?? "", out int from) && nodes.TryGetValue(XmlFields.Attribute(line, "data-node-to") ?? "", out int to))
                yield return (from, to);
        }
    }

    private static ExtraField? Color(string? color)
    {
        if (color is not { Length: 7 } || color[0] != '#' || !int.TryParse(color.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int rgb)) return null;
        return new ExtraField(KnownFields.Color, $"[{rgb >> 16},{rgb >> 8 & 255},{rgb & 255}]");
    }
}
