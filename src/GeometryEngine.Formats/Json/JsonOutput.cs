using System.Buffers;
using System.Globalization;
using System.Text;

namespace GeometryEngine.Formats;

/// <summary>Writes JSON as UTF-8, commas included. Numbers are the shortest text that reads back to the same double.</summary>
internal sealed class JsonOutput(Stream stream) : IDisposable
{
    private const int LongestNumber = 32;

    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(i => (char)i), '"', '\\', '\x7F']);

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
    private int _length;
    private bool _comma;

    public void BeginObject() => Begin((byte)'{');

    public void EndObject() => End((byte)'}');

    public void BeginList() => Begin((byte)'[');

    public void EndList() => End((byte)']');

    /// <summary>Begins a property; its value follows.</summary>
    public void Property(ReadOnlySpan<byte> name)
    {
        Separate();
        Reserve(name.Length + 3);
        _buffer[_length++] = (byte)'"';
        Append(name);
        Append("\":"u8);
        _comma = false;
    }

    /// <summary>Begins a property whose name may be any text.</summary>
    public void Property(string name)
    {
        Text(name);
        Append(":"u8);
        _comma = false;
    }

    /// <summary>Goes to a new line, after a comma where one is due.</summary>
    public void NewLine()
    {
        Separate();
        Append("\n"u8);
    }

    /// <summary>Goes to a new line before a closing bracket or the end.</summary>
    public void EndLine() => Append("\n"u8);

    /// <summary>Ends a line of a file that is a document of JSON a line.</summary>
    public void EndDocument()
    {
        Append("\n"u8);
        _comma = false;
    }

    public void Number(double value)
    {
        if (!double.IsFinite(value)) Throw.Argument($"the number {value.ToString(CultureInfo.InvariantCulture)}; JSON has finite numbers only", nameof(value));
        Format(value);
    }

    public void Number(long value) => Format(value);

    /// <summary>A list of numbers.</summary>
    public void Numbers(ReadOnlySpan<double> values)
    {
        BeginList();
        foreach (double value in values) Number(value);
        EndList();
    }

    public void Bool(bool value) => Raw(value ? "true"u8 : "false"u8);

    public void Id(SourceId id)
    {
        if (id.IsNumber) Number(id.Number);
        else Text(id.ToString());
    }

    public void Text(ReadOnlySpan<char> text)
    {
        Separate();
        Append("\""u8);
        while (!text.IsEmpty)
        {
            int plain = text.IndexOfAny(Escaped);
            int lone = IndexOfLoneSurrogate(plain < 0 ? text : text[..plain]);
            if (lone >= 0) plain = lone;
            if (plain < 0) plain = text.Length;
            AppendPlain(text[..plain]);
            text = text[plain..];
            if (text.IsEmpty) break;
            AppendEscape(text[0]);
            text = text[1..];
        }
        Append("\""u8);
        _comma = true;
    }

    /// <summary>A value that is JSON already.</summary>
    public void Raw(ReadOnlySpan<byte> json)
    {
        Separate();
        Append(json);
        _comma = true;
    }

    /// <summary>A value that is JSON already.</summary>
    public void Raw(string json)
    {
        Separate();
        AppendPlain(json);
        _comma = true;
    }

    /// <summary>Copies values that another output wrote, without their brackets.</summary>
    public void Copy(Stream values)
    {
        Flush();
        values.CopyTo(stream);
    }

    /// <summary>Hands everything to the stream.</summary>
    public void Flush()
    {
        stream.Write(_buffer, 0, _length);
        _length = 0;
    }

    /// <summary>Gives back the buffer; does not flush and does not close the stream.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private void Begin(byte bracket)
    {
        Separate();
        Append([bracket]);
        _comma = false;
    }

    private void End(byte bracket)
    {
        Append([bracket]);
        _comma = true;
    }

    private void Separate()
    {
        if (_comma) Append(","u8);
        _comma = false;
    }

    private void Format<T>(T value) where T : IUtf8SpanFormattable
    {
        Separate();
        Reserve(LongestNumber);
        value.TryFormat(_buffer.AsSpan(_length), out int written, default, CultureInfo.InvariantCulture);
        _length += written;
        _comma = true;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    private void AppendPlain(ReadOnlySpan<char> text)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        _length += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_length));
    }

    private void AppendEscape(char c)
    {
        if (c is '"' or '\\') Append([(byte)'\\', (byte)c]);
        else if (c == '\n') Append("\\n"u8);
        else AppendPlain($"\\u{(int)c:x4}");
    }

    // Half a surrogate pair is no text in UTF-8; as an escape it comes through.
    private static int IndexOfLoneSurrogate(ReadOnlySpan<char> text)
    {
        for (int i = text.IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return i;
            i++;
        }
        return -1;
    }

    private void Reserve(int bytes)
    {
        if (_buffer.Length - _length >= bytes) return;
        Flush();
        if (_buffer.Length >= bytes) return;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = ArrayPool<byte>.Shared.Rent(bytes);
    }
}
