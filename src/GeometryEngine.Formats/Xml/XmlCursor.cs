using System.Globalization;
using System.Text;
using System.Xml;

namespace GeometryEngine.Formats;

/// <summary>
/// Goes through an XML file of any size from front to back, an element at a time; names are without their namespaces. There are no document type
/// definitions and no entities but those of XML itself. What breaks the file is an <see cref="InputException"/> that names the line.
/// </summary>
/// <remarks>
/// A loop over children may read, enter or ignore each:
/// <code>
/// xml.EnterRoot("annotation");
/// while (xml.NextChild(out string name))
///     if (name == "size") { xml.Enter(); while (xml.NextChild(out string side)) ... }
///     else if (name == "filename") file = xml.ReadText();
/// </code>
/// </remarks>
internal sealed class XmlCursor : IDisposable
{
    private const int ChunkLength = 4096;

    private readonly string _file;
    private readonly ReadOptions _options;
    private readonly XmlReader _reader;
    private readonly List<string> _path = [];
    private readonly char[] _chunk = new char[ChunkLength];
    private bool _atChild; // on a child's start, which is not read yet
    private bool _inEmpty; // stepped into an element like <a/>, which has no end of its own

    /// <summary>A cursor at the start of a file.</summary>
    /// <param name="file">The file's path, for problems.</param>
    /// <param name="content">Its content; closed with the cursor.</param>
    /// <param name="options">Limits.</param>
    public XmlCursor(string file, Stream content, ReadOptions options)
    {
        _file = file;
        _options = options;
        _reader = XmlReader.Create(content, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        });
    }

    /// <summary>Where the cursor stands, such as <c>line 12, annotation/object/bndbox</c>.</summary>
    public string Place
    {
        get
        {
            int line = ((IXmlLineInfo)_reader).LineNumber;
            string path = string.Join('/', _atChild ? [.. _path, _reader.LocalName] : _path);
            return string.Create(CultureInfo.InvariantCulture, $"line {Math.Max(1, line)}{(path.Length == 0 ? "" : ", ")}{path}");
        }
    }

    /// <summary>Steps into the root element.</summary>
    /// <exception cref="InputException">It has another name, or the file is no XML.</exception>
    public void EnterRoot(string name)
    {
        while (_reader.NodeType != XmlNodeType.Element && Read()) { }
        if (_reader.NodeType != XmlNodeType.Element) Throw.Input(ProblemHere("no element", $"<{name}>"));
        if (_reader.LocalName != name) Throw.Input(ProblemHere($"<{_reader.LocalName}>", $"<{name}>"));
        Enter();
    }

    /// <summary>Goes to the next child of the element stepped into, passing over the one before where that was not read; false after the last.</summary>
    /// <param name="name">The child's name.</param>
    public bool NextChild(out string name)
    {
        if (_atChild) Skip();
        name = "";
        if (!_inEmpty)
        {
            while (_reader.NodeType is not (XmlNodeType.Element or XmlNodeType.EndElement) && Read()) { }
            if (_reader.NodeType == XmlNodeType.Element)
            {
                if (_reader.Depth >= _options.MaxDepth) Throw.Input(ProblemHere("deeply nested elements", $"at most {_options.MaxDepth} levels"));
                name = _reader.LocalName;
                return _atChild = true;
            }
            Read();
        }
        _inEmpty = false;
        _path.RemoveAt(_path.Count - 1);
        return false;
    }

    /// <summary>Steps into the current child; <see cref="NextChild"/> then goes through its children and, after the last, steps out.</summary>
    public void Enter()
    {
        _path.Add(_reader.LocalName);
        _inEmpty = _reader.IsEmptyElement;
        _atChild = false;
        Read();
    }

    /// <summary>The text of the current child, without white space around it; that of elements in it is left out.</summary>
    /// <exception cref="InputException">It is too long.</exception>
    public string ReadText()
    {
        int depth = _reader.Depth;
        bool isEmpty = _reader.IsEmptyElement;
        var text = new StringBuilder();
        Read();
        while (!isEmpty && _reader.Depth > depth)
        {
            if (_reader.Depth == depth + 1 && _reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace) Append(text);
            Read();
        }
        if (!isEmpty) Read();
        _atChild = false;
        return text.ToString().Trim();
    }

    /// <summary>An attribute of the current child; null when it has none of that name.</summary>
    public string? Attribute(string name) => _reader.GetAttribute(name);

    /// <summary>A problem where the cursor stands.</summary>
    public Problem ProblemHere(string found, string allowed) => new(_file, Place, found, allowed);

    public void Dispose() => _reader.Dispose();

    private void Append(StringBuilder text)
    {
        try
        {
            for (int read = _reader.ReadValueChunk(_chunk, 0, _chunk.Length); read > 0; read = _reader.ReadValueChunk(_chunk, 0, _chunk.Length))
            {
                text.Append(_chunk, 0, read);
                if (text.Length > _options.MaxElementBytes) Throw.Input(ProblemHere("a longer text", $"at most {_options.MaxElementBytes} characters"));
            }
        }
        catch (XmlException failure)
        {
            Fail(failure);
        }
    }

    private void Skip()
    {
        try { _reader.Skip(); }
        catch (XmlException failure) { Fail(failure); }
        _atChild = false;
    }

    private bool Read()
    {
        try { return _reader.Read(); }
        catch (XmlException failure) { Fail(failure); }
        return false;
    }

    private void Fail(XmlException failure)
    {
        bool isDefinition = failure.Message.Contains("DTD", StringComparison.Ordinal);
        string place = string.Create(CultureInfo.InvariantCulture, $"line {failure.LineNumber}, character {failure.LinePosition}");
        if (isDefinition) Throw.Input(_file, place, "a document type definition", "XML without one", failure);
        Throw.Input(_file, place, failure.Message.TrimEnd('.'), "well-formed XML", failure);
    }
}
