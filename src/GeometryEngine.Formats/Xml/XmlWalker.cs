using System.Buffers;
using System.Text;
using System.Xml.Linq;

namespace GeometryEngine.Formats;

/// <summary>
/// Walks an XML file of any size, element by element, and hands out their bytes and where they lie: the elements of the root, and of those that
/// <see cref="Enter"/> steps into. What breaks the outline ends the walk; an element that is too long costs only itself. All of it is reported.
/// </summary>
internal sealed class XmlWalker
{
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n/>"u8);

    private readonly InputFile _file;
    private readonly ReadOptions _options;
    private readonly ProblemLog _log;
    private readonly Stack<Level> _levels = new();

    private readonly FileWindow _window;
    private int _line = 1;
    private bool _isOpen;

    public XmlWalker(InputFile file, ReadOptions options, ProblemLog log, int firstBuffer = 1 << 20)
    {
        _file = file;
        _options = options;
        _log = log;
        _window = new FileWindow(file, firstBuffer);
        Encoding = XmlEncoding.Of(file.Head(256), file.Path);
        _window.Refill();
        if (_window.Rest.StartsWith("\uFEFF"u8)) _window.Take(3);
    }

    /// <summary>The encoding of the file.</summary>
    public Encoding Encoding { get; }

    /// <summary>Name of the current element.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What broke the outline, when something did: nothing after it was read.</summary>
    public Problem? Break { get; private set; }

    /// <summary>Where the element taken last lies.</summary>
    public XmlExtent Extent { get; private set; }

    /// <summary>The path of the current element, such as <c>annotations/track[2]/box[0]</c>.</summary>
    public string Path => string.Join('/', _levels.Reverse().Select(level => level.Step).Append(Step()));

    /// <summary>Goes to the root, or to the next element of the one stepped into; false after the last, or where the outline breaks.</summary>
    public bool Next()
    {
        if (_isOpen) Skip();
        while (Break is null)
        {
            if (!SkipText()) return _levels.Count > 0 && BreakAt("the end of the file", $"the end of {_levels.Peek().Name}");
            if (StartsWith("</"u8))
            {
                if (_levels.Count == 0) return BreakAt("an end tag", "the first element");
                Take(ReadTag(out _));
                _levels.Pop();
                return false;
            }
            if (StartsWith("<!DOCTYPE"u8)) Throw.Input(_file.Path, $"line {_line}", "a document type declaration", "XML without one");
            if (StartsWith("<!"u8) || StartsWith("<?"u8)) Take(ReadTag(out _));
            else
            {
                Name = ReadName();
                _isOpen = true;
                return true;
            }
        }
        return false;
    }

    /// <summary>Steps into the current element.</summary>
    /// <returns>Its first tag, as an element without content.</returns>
    public XElement Enter()
    {
        int length = ReadTag(out bool isOpen);
        XElement element = SafeXml.ParseTag(_window.Rest[..length], Encoding, new XmlOrigin(_file.Path, Path, _line), _options.MaxDepth, _log);
        string step = Step();
        Count();
        Take(length);
        _isOpen = false;
        IsEmpty = !isOpen;
        if (isOpen) _levels.Push(new Level(Name, step));
        return element;
    }

    /// <summary>Whether the element stepped into last was closed in its first tag: there is nothing in it, and nothing was stepped into.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>Reads the current element whole; false where it is too long, which is reported.</summary>
    /// <param name="bytes">The element; valid until the next call.</param>
    public bool TryRead(out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        int length = Pass(_options.MaxElementBytes, out bool isWhole);
        if (length < 0) return false;
        if (isWhole) bytes = _window.Rest[..length];
        else _log.Report(_file.Path, $"line {Extent.Line}, {Path}", $"an element of more than {_options.MaxElementBytes} bytes", $"at most {_options.MaxElementBytes}");
        Count();
        Take(length);
        return isWhole;
    }

    /// <summary>Parses the current element; null where it is too long or broken, which is reported.</summary>
    public XElement? TryParse()
    {
        string path = Path;
        if (!TryRead(out ReadOnlySpan<byte> bytes)) return null;
        try
        {
            return SafeXml.Parse(bytes, Encoding, new XmlOrigin(_file.Path, path, Extent.Line), _options.MaxDepth, _log);
        }
        catch (InputException failure) when (!_log.Strict)
        {
            _log.Report(failure.Problem);
            return null;
        }
    }

    private void Skip()
    {
        int length = Pass(0, out _);
        if (length < 0) return;
        Count();
        Take(length);
    }

    // Finds the end of the current element; -1 when the file ends before. Of one that is longer than wanted only the rest is still in the buffer.
    private int Pass(int mostBytes, out bool isWhole)
    {
        var structure = new XmlStructure();
        long offset = _window.Offset;
        int line = _line, length = 0;
        long total = 0;
        _isOpen = false;
        isWhole = true;
        while (true)
        {
            int more = structure.Advance(_window.Rest[length..]);
            (length, total) = (length + more, total + more);
            isWhole &= total <= mostBytes;
            if (structure.IsDone) break;
            if (!isWhole)
            {
                Take(length);
                length = 0;
            }
            if (_window.Refill()) continue;
            BreakAt("the end of the file", $"the end of {Name}");
            return -1;
        }
        Extent = new XmlExtent(offset, isWhole ? length : 0, line);
        return length;
    }

    private int ReadTag(out bool isOpen)
    {
        while (true)
        {
            var structure = new XmlStructure();
            int length = structure.AdvanceTag(_window.Rest);
            isOpen = structure.IsOpen;
            if (structure.IsDone) return length;
            if (length > _options.MaxElementBytes) Throw.Input(_file.Path, $"line {_line}", $"a tag of more than {_options.MaxElementBytes} bytes", "a shorter one");
            if (!_window.Refill()) Throw.Input(_file.Path, $"line {_line}", "the end of the file", "the end of a tag");
        }
    }

    private string ReadName()
    {
        int length = 1;
        while (true)
        {
            int end = _window.Rest[length..].IndexOfAny(NameEnds);
            if (end >= 0)
            {
                string name = Encoding.UTF8.GetString(_window.Rest[1..(length + end)]); // whatever is wrong with it, parsing will tell
                return name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
            }
            length = _window.Rest.Length;
            if (length > 1024 || !_window.Refill()) return "?";
        }
    }

    private bool SkipText()
    {
        while (true)
        {
            int tag = _window.Rest.IndexOf((byte)'<');
            Take(tag >= 0 ? tag : _window.Rest.Length);
            if (tag >= 0) return true;
            if (!_window.Refill()) return false;
        }
    }

    private bool StartsWith(ReadOnlySpan<byte> mark)
    {
        while (_window.Rest.Length < mark.Length)
            if (!_window.Refill()) return false;
        return _window.Rest.StartsWith(mark);
    }

    private void Take(int length)
    {
        _line += _window.Rest[..length].Count((byte)'\n');
        _window.Take(length);
    }

    private bool BreakAt(string found, string allowed)
    {
        Break = new Problem(_file.Path, $"line {_line}", found, allowed);
        _log.Report(Break);
        return false;
    }

    private string Step() => _levels.Count == 0 ? Name : $"{Name}[{_levels.Peek().Counts.GetValueOrDefault(Name)}]";

    private void Count()
    {
        if (_levels.TryPeek(out Level? level)) level.Counts[Name] = level.Counts.GetValueOrDefault(Name) + 1;
    }

    private sealed record Level(string Name, string Step)
    {
        public Dictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);
    }
}
