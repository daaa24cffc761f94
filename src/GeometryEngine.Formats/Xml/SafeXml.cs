using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace GeometryEngine.Formats;

/// <summary>Parses one piece of XML of bounded depth, without document types and without anything from outside. Problems in it are located by <see cref="XmlPlace"/>.</summary>
internal static partial class SafeXml
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CloseInput = true,
    };

    /// <summary>Parses an element, or a whole document.</summary>
    /// <param name="bytes">The element as it stands in the file.</param>
    /// <param name="encoding">The encoding of the file.</param>
    /// <param name="origin">Where it stands there.</param>
    /// <param name="maxDepth">Most levels of elements.</param>
    /// <param name="log">Receives what was repaired: an ampersand that begins no entity is read as one.</param>
    /// <exception cref="InputException">It is no XML, is nested too deeply, or has a document type.</exception>
    public static XElement Parse(ReadOnlySpan<byte> bytes, Encoding encoding, XmlOrigin origin, int maxDepth, ProblemLog log)
    {
        CheckDepth(bytes, origin, maxDepth);
        string text = Decode(bytes, encoding, origin);
        XElement? root = TryLoad(text, out XmlException? failure);
        if (root is null && LoneAmpersand().Match(text) is { Success: true } lone && TryLoad(LoneAmpersand().Replace(text, "&amp;"), out _) is { } repaired)
        {
            int line = origin.Line + text.AsSpan(0, lone.Index).Count('\n');
            log.Report(origin.File, $"line {line}, {origin.Path}", "an ampersand that begins no entity", "&amp;");
            root = repaired;
        }
        if (root is null) Fail(failure!, origin);
        root.AddAnnotation(origin);
        return root;
    }

    /// <summary>Parses a whole small file.</summary>
    /// <param name="bytes">Its content.</param>
    /// <param name="file">Its name, for problems.</param>
    /// <param name="maxDepth">Most levels of elements.</param>
    /// <param name="log">Receives what was repaired.</param>
    /// <exception cref="InputException">It is no XML, is nested too deeply, or has a document type.</exception>
    public static XElement Parse(ReadOnlySpan<byte> bytes, string file, int maxDepth, ProblemLog log)
    {
        Encoding encoding = XmlEncoding.Of(bytes, file);
        return Parse(bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes, encoding, new XmlOrigin(file, ""), maxDepth, log);
    }

    /// <summary>Parses the first tag of an element, as an element without content.</summary>
    /// <inheritdoc cref="Parse(ReadOnlySpan{byte}, Encoding, XmlOrigin, int, ProblemLog)"/>
    public static XElement ParseTag(ReadOnlySpan<byte> bytes, Encoding encoding, XmlOrigin origin, int maxDepth, ProblemLog log)
    {
        var structure = new XmlStructure();
        ReadOnlySpan<byte> tag = bytes[..structure.AdvanceTag(bytes)];
        return Parse(structure.IsOpen ? [.. tag[..^1], .. "/>"u8] : tag, encoding, origin, maxDepth, log);
    }

    private static void CheckDepth(ReadOnlySpan<byte> bytes, XmlOrigin origin, int maxDepth)
    {
        while (bytes.IndexOf((byte)'<') is int start and >= 0)
        {
            var structure = new XmlStructure();
            bytes = bytes[start..];
            bytes = bytes[structure.Advance(bytes)..];
            if (structure.Deepest > maxDepth)
                Throw.Input(origin.File, $"line {origin.Line}, {origin.Path}".TrimEnd(' ', ','), $"{structure.Deepest} levels of elements", $"at most {maxDepth}");
        }
    }

    private static string Decode(ReadOnlySpan<byte> bytes, Encoding encoding, XmlOrigin origin)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException failure)
        {
            int line = origin.Line + bytes[..Math.Clamp(failure.Index, 0, bytes.Length)].Count((byte)'\n');
            Throw.Input(origin.File, $"line {line}", $"bytes that are not {encoding.WebName.ToUpperInvariant()}", $"{encoding.WebName.ToUpperInvariant()} text", failure);
            return "";
        }
    }

    private static XElement? TryLoad(string text, out XmlException? failure)
    {
        try
        {
            using XmlReader reader = XmlReader.Create(new StringReader(text.TrimStart()), Settings);
            failure = null;
            return XElement.Load(reader, LoadOptions.SetLineInfo);
        }
        catch (XmlException exception)
        {
            failure = exception;
            return null;
        }
    }

    [DoesNotReturn]
    private static void Fail(XmlException failure, XmlOrigin origin)
    {
        string place = $"line {origin.Line + Math.Max(failure.LineNumber, 1) - 1}";
        if (failure.LinePosition > 0) place += $", column {failure.LinePosition}";
        if (origin.Path.Length > 0) place += $", {origin.Path}";
        bool isType = failure.Message.Contains("DTD", StringComparison.Ordinal);
        string found = isType ? "a document type declaration" : failure.Message.Split(" Line ")[0].TrimEnd('.');
        Throw.Input(origin.File, place, found, isType ? "XML without one" : "well-formed XML", failure);
    }

    [GeneratedRegex("&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)", RegexOptions.CultureInvariant)]
    private static partial Regex LoneAmpersand();
}
