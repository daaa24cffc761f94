using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace GeometryEngine.Formats;

/// <summary>Writes the head of a CVAT file: the task and its labels.</summary>
internal static class CvatHead
{
    /// <summary>Writes version and head.</summary>
    /// <param name="xml">Inside of the root element.</param>
    /// <param name="info">The tables of the data set.</param>
    /// <param name="types">The attributes that were met.</param>
    /// <param name="task">What there is to say of the task, before its labels.</param>
    public static void Write(XmlWriter xml, DatasetInfo info, CvatAttributeTypes types, IEnumerable<XElement> task)
    {
        xml.WriteElementString("version", "1.1");
        var labels = new XElement("labels");
        for (int i = 0; i < info.Categories.Count; i++)
        {
            labels.Add(Label(info.Categories[i], types.Of(i)));
            foreach (string point in info.Categories[i].KeypointNames) labels.Add(Point(point, info.Categories[i].Name));
        }
        new XElement("meta", new XElement("task", task, labels)).WriteTo(xml);
    }

    /// <summary>Counts what the labels cannot say: connections of keypoints without names.</summary>
    public static void CountLosses(DatasetInfo info, LossLog log)
    {
        foreach (Category category in info.Categories)
            if (category.Skeleton.Any(edge => Math.Max(edge.From, edge.To) >= category.KeypointNames.Count)) log.Add(Features.Skeletons, category.Name);
    }

    private static XElement Label(Category category, IReadOnlyList<(string Name, string Type)> types)
    {
        var attributes = new XElement("attributes");
        HashSet<string> declared = new(StringComparer.Ordinal);
        if (KnownFields.Find(category.Extras, KnownFields.Attributes) is { } json && json.StartsWith('['))
        {
            foreach (XElement attribute in XmlJson.ToElements("attribute", json))
                if (XmlFields.Text(attribute, "name") is { } name && declared.Add(name)) attributes.Add(attribute);
        }
        foreach ((string name, string type) in types)
            if (!declared.Contains(name)) attributes.Add(Attribute(name, type));
        bool isSkeleton = category.KeypointNames.Count > 0;
        return new XElement(
            "label",
            new XElement("name", XmlWritable.Text(category.Name)),
            Color(category) is { } color ? new XElement("color", color) : null,
            new XElement("type", KnownFields.Text(category.Extras, CvatFormat.LabelType) ?? (isSkeleton ? "skeleton" : "any")),
            attributes,
            isSkeleton ? new XElement("svg", KnownFields.Text(category.Extras, CvatFormat.Drawing) ?? Drawing(category)) : null);
    }

    private static XElement Point(string name, string parent) => new(
        "label",
        new XElement("name", XmlWritable.Text(name)),
        new XElement("type", "points"),
        new XElement("attributes"),
        new XElement("parent", XmlWritable.Text(parent)));

    private static XElement Attribute(string name, string type) => new(
        "attribute",
        new XElement("name", XmlWritable.Text(name)),
        new XElement("mutable", "False"),
        new XElement("input_type", type),
        new XElement("default_value", type == "checkbox" ? "false" : ""),
        new XElement("values", type == "checkbox" ? "false" : ""));

    // The points on a circle, as there is nothing that says where they belong.
    private static string Drawing(Category category)
    {
        int count = category.KeypointNames.Count;
        (string X, string Y)[] places = [.. Enumerable.Range(0, count).Select(i => (Coordinate(Math.Cos(Math.Tau * i / count)), Coordinate(Math.Sin(Math.Tau * i / count))))];
        IEnumerable<XElement> lines = category.Skeleton.Where(edge => edge.From < count && edge.To < count).Select(edge => new XElement(
            "line",
            new XAttribute("x1", places[edge.From].X), new XAttribute("y1", places[edge.From].Y), new XAttribute("x2", places[edge.To].X), new XAttribute("y2", places[edge.To].Y),
            new XAttribute("data-type", "edge"), new XAttribute("data-node-from", edge.From + 1), new XAttribute("data-node-to", edge.To + 1)));
        IEnumerable<XElement> circles = Enumerable.Range(0, count).Select(i => new XElement(
            "circle",
            new XAttribute("r", "1.5"), new XAttribute("cx", places[i].X), new XAttribute("cy", places[i].Y), new XAttribute("data-type", "element node"),
            new XAttribute("data-element-id", i + 1), new XAttribute("data-node-id", i + 1), new XAttribute("data-label-name", XmlWritable.Text(category.KeypointNames[i]))));
        return string.Concat(lines.Concat(circles).Select(element => element.ToString(SaveOptions.DisableFormatting)));
    }

    private static string Coordinate(double value) => Math.Round(50 + 40 * value, 2).ToString(CultureInfo.InvariantCulture);

    private static string? Color(Category category)
    {
        if (KnownFields.Find(category.Extras, KnownFields.Color) is not { } json) return null;
        return JsonText.Numbers(json) is [var red, var green, var blue] ? $"#{(byte)red:x2}{(byte)green:x2}{(byte)blue:x2}" : null;
    }
}
