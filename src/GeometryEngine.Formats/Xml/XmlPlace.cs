using System.Xml;
using System.Xml.Linq;

namespace GeometryEngine.Formats;

/// <summary>Locates parsed elements in their file. Places are worked out only when there is something to report.</summary>
internal static class XmlPlace
{
    /// <summary>The place of an element or attribute, such as <c>line 12, annotation/object[1]/bndbox</c>.</summary>
    public static string Of(XObject node)
    {
        XElement element = node as XElement ?? node.Parent!;
        XElement root = element.AncestorsAndSelf().Last();
        XmlOrigin origin = root.Annotation<XmlOrigin>() ?? new XmlOrigin("", "");
        int line = origin.Line + (((IXmlLineInfo)node).HasLineInfo() ? ((IXmlLineInfo)node).LineNumber : 1) - 1;
        string path = string.Join('/', element.AncestorsAndSelf().Reverse().Select(step => step == root && origin.Path.Length > 0 ? origin.Path : Step(step)));
        return node is XAttribute attribute ? $"line {line}, {path}@{attribute.Name.LocalName}" : $"line {line}, {path}";
    }

    /// <summary>A problem at an element or attribute.</summary>
    /// <param name="node">The element or attribute.</param>
    /// <param name="found">What stands there.</param>
    /// <param name="allowed">What is allowed there.</param>
    public static Problem ProblemAt(XObject node, string found, string allowed)
    {
        XElement element = node as XElement ?? node.Parent!;
        string file = element.AncestorsAndSelf().Last().Annotation<XmlOrigin>()?.File ?? "";
        return new Problem(file, Of(node), found, allowed);
    }

    // The name, and which it is of several brothers of that name, from 0.
    private static string Step(XElement element)
    {
        if (element.Parent is not { } parent) return element.Name.LocalName;
        List<XElement> alike = [.. parent.Elements(element.Name)];
        return alike.Count == 1 ? element.Name.LocalName : $"{element.Name.LocalName}[{alike.IndexOf(element)}]";
    }
}
