using System.Xml;

namespace GeometryEngine.Formats;

/// <summary>What the beginning of a file tells of its XML, by which formats are recognised.</summary>
internal static class XmlHead
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };

    /// <summary>The name of the root element, without its namespace; empty when the text is no XML as far as that.</summary>
    public static string Root(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty || (JsonHead.FirstByte(head) != '<' && head[0] is not (0xFE or 0xFF))) return "";
        try
        {
            using XmlReader reader = XmlReader.Create(new MemoryStream(head.ToArray()), Settings);
            return reader.MoveToContent() == XmlNodeType.Element ? reader.LocalName : "";
        }
        catch (XmlException)
        {
            return "";
        }
    }
}
