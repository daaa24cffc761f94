using System.Globalization;
using System.Xml.Linq;

namespace GeometryEngine.Formats;

/// <summary>Reads the objects of VOC: boxes with their flags, and the rotated boxes of DIOR-R.</summary>
internal sealed class VocObjectParser(XmlFields fields, bool isOneBased)
{
    private static readonly string[] RotatedCorners = ["left_top", "right_top", "right_bottom", "left_bottom"];

    /// <summary>Reads an object; null where its box cannot be used, which is reported.</summary>
    /// <returns>An annotation without category and annotator.</returns>
    public Annotation? Parse(XElement element)
    {
        Annotation? shape = XmlFields.Child(element, "robndbox") is { } rotated ? Rotated(rotated) : Box(element, XmlFields.Child(element, "bndbox"));
        return shape is null ? null : shape with { Extras = [.. Extras(element)] };
    }

    private Annotation? Box(XElement element, XElement? box)
    {
        if (box is null)
        {
            fields.Report(element, "no bndbox", "an object with a bndbox");
            return null;
        }
        if (Corner(box, "xmin") is not { } left || Corner(box, "ymin") is not { } top || Corner(box, "xmax") is not { } right || Corner(box, "ymax") is not { } bottom) return null;
        if (isOneBased) (left, top) = (left - 1, top - 1);
        if (right >= left && bottom >= top) return new Annotation { Box = new Box(left, top, right - left, bottom - top) };
        fields.Report(box, string.Create(CultureInfo.InvariantCulture, $"a box of size {right - left} x {bottom - top}"), "a width and height of 0 or more");
        return null;
    }

    private Annotation? Rotated(XElement box)
    {
        var corners = new double[8];
        for (int i = 0; i < RotatedCorners.Length; i++)
        {
            if (Corner(box, $"x_{RotatedCorners[i]}") is not { } x || Corner(box, $"y_{RotatedCorners[i]}") is not { } y) return null;
            (corners[2 * i], corners[2 * i + 1]) = (x, y);
        }
        return new Annotation { RotatedBox = RotatedBox.FromCorners(corners) ?? RotatedBox.Around(corners), Polygon = RotatedBox.FromCorners(corners) is null ? new Polygon(corners, [0]) : null };
    }

    private IEnumerable<ExtraField> Extras(XElement element)
    {
        foreach (string flag in VocFormat.Flags)
            if (Flag(XmlFields.Child(element, flag)) is { } value) yield return KnownFields.Of(flag, value);
        if (Attributes(element) is { } attributes) yield return attributes;
        if (!fields.Options.KeepExtras) yield break;
        if (XmlFields.Text(element, "pose") is { } pose and not "Unspecified") yield return KnownFields.Of("pose", pose);
        foreach (IGrouping<string, XElement> others in element.Elements().Where(child => child.Name.LocalName is "part" or "actions").GroupBy(child => child.Name.LocalName))
            yield return new ExtraField(others.Key, others.Count() == 1 ? XmlJson.Of(others.First()) : $"[{string.Join(',', others.Select(XmlJson.Of))}]");
    }

    // Parts of an object that are hidden are also given as their share: 0.06 truncated is truncated.
    private bool? Flag(XElement? element)
    {
        if (element is null) return null;
        return double.TryParse(element.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value > 0 : fields.Flag(element);
    }

    // <attributes><attribute><name>age</name><value>3</value></attribute></attributes>, as CVAT writes them; a text that could be taken for more says that it is one.
    private static ExtraField? Attributes(XElement element)
    {
        if (XmlFields.Child(element, "attributes") is not { } attributes) return null;
        var json = new JsonObjectText();
        foreach (XElement attribute in XmlFields.Children(attributes, "attribute"))
        {
            if (XmlFields.Text(attribute, "name") is not { } name || XmlFields.Child(attribute, "value") is not { } value) continue;
            string text = value.Value;
            if (XmlFields.Attribute(value, "type") == "text") json.Add(name, text);
            else if (JsonObjectText.IsNumber(text)) json.AddNumber(name, text);
            else if (bool.TryParse(text, out bool flag)) json.Add(name, flag);
            else json.Add(name, text);
        }
        return json.IsEmpty ? null : new ExtraField(KnownFields.Attributes, json.ToString());
    }

    private double? Corner(XElement box, string name) => fields.Required(box, XmlFields.Child(box, name), name);
}
