using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;

namespace GeometryEngine.Formats;

/// <summary>
/// Reads one piece of JSON, front to back, straight from its bytes: an image, an annotation, a list of coordinates. Each read takes the next value;
/// what is not as asked for is an <see cref="InputException"/> that names the place.
/// </summary>
/// <remarks>
/// A loop over an object or list must read or skip each value it is handed:
/// <code>
/// cursor.EnterObject();
/// while (cursor.NextProperty(out ReadOnlySpan&lt;byte&gt; name))
///     if (name.SequenceEqual("id"u8)) id = cursor.ReadId();
///     else cursor.Skip();
/// </code>
/// </remarks>
internal ref partial struct JsonCursor
{
    private const int LongestQuote = 60;

    private readonly ReadOnlySpan<byte> _text;
    private readonly JsonOrigin _origin;
    private readonly int _maxDepth;
    private int _position;
    private bool _afterValue;

    /// <summary>A cursor at the start of a piece.</summary>
    /// <param name="text">The piece.</param>
    /// <param name="origin">Where it comes from.</param>
    /// <param name="maxDepth">Most levels of brackets.</param>
    public JsonCursor(ReadOnlySpan<byte> text, JsonOrigin origin, int maxDepth)
    {
        _text = text;
        _origin = origin;
        _maxDepth = maxDepth;
    }

    /// <summary>Index of the next value, for <see cref="ProblemAt"/>.</summary>
    public int Position
    {
        get
        {
            SkipSpace();
            return _position;
        }
    }

    /// <summary>Index behind what was read.</summary>
    public readonly int End => _position;

    /// <summary>The piece.</summary>
    public readonly ReadOnlySpan<byte> Text => _text;

    /// <summary>Whether a value was read last, so that a comma or a closing bracket is due.</summary>
    public readonly bool IsAfterValue => _afterValue;

    /// <summary>What the next value is.</summary>
    public JsonKind Kind
    {
        get
        {
            SkipSpace();
            if (_position >= _text.Length) return JsonKind.Other;
            return _text[_position] switch
            {
                (byte)'{' => JsonKind.Object,
                (byte)'[' => JsonKind.List,
                (byte)'"' => JsonKind.Text,
                (byte)'-' or (>= (byte)'0' and <= (byte)'9') => JsonKind.Number,
                (byte)'t' or (byte)'f' => JsonKind.Bool,
                (byte)'n' => JsonKind.Null,
                _ => JsonKind.Other,
            };
        }
    }

    /// <summary>A cursor at another value of the same piece.</summary>
    /// <param name="position">A <see cref="Position"/>.</param>
    public readonly JsonCursor MovedTo(int position)
    {
        JsonCursor cursor = this;
        (cursor._position, cursor._afterValue) = (position, false);
        return cursor;
    }

    /// <summary>Goes behind a value that was read from <see cref="Text"/> by other means.</summary>
    /// <param name="end">Index behind it.</param>
    public void TakeTo(int end) => (_position, _afterValue) = (end, true);

    /// <summary>Steps into an object.</summary>
    public void EnterObject() => Enter((byte)'{', "an object");

    /// <summary>Steps into a list.</summary>
    public void EnterList() => Enter((byte)'[', "a list");

    /// <summary>Goes to the next property of the object stepped into, and to its value; false after the last.</summary>
    /// <param name="name">The name, unescaped.</param>
    public bool NextProperty(out ReadOnlySpan<byte> name)
    {
        name = default;
        if (!Next((byte)'}')) return false;
        name = ReadTextBytes();
        SkipSpace();
        if (!TryTake((byte)':')) Fail("a colon after the property name");
        _afterValue = false;
        return true;
    }

    /// <summary>Goes to the next value of the list stepped into; false after the last.</summary>
    public bool NextElement() => Next((byte)']');

    /// <summary>Takes a null, if the next value is one.</summary>
    public bool TryReadNull()
    {
        if (Kind != JsonKind.Null) return false;
        ReadWord("null"u8);
        return true;
    }

    /// <summary>Reads true or false.</summary>
    public bool ReadBool()
    {
        if (Kind != JsonKind.Bool) Fail("true or false");
        bool value = _text[_position] == 't';
        ReadWord(value ? "true"u8 : "false"u8);
        return value;
    }

    /// <summary>Passes over the next value by its brackets alone.</summary>
    public void Skip()
    {
        SkipSpace();
        var structure = new JsonStructure();
        int length = structure.Advance(_text[_position..]);
        if (length == 0 || !(structure.IsDone || structure.IsScalar)) Fail("a complete value");
        _position += length;
        _afterValue = true;
    }

    /// <summary>Takes the next value as it is written, after checking that it is JSON throughout.</summary>
    public ReadOnlySpan<byte> ReadRaw()
    {
        int start = Position;
        Check(0);
        return _text[start.._position];
    }

    /// <summary>Goes to the object that follows the value that was read, in a list that was not stepped into; false where no comma and object follow.</summary>
    public bool TryPassToObject()
    {
        JsonCursor next = this;
        next.SkipSpace();
        if (!next.TryTake((byte)',')) return false;
        next.SkipSpace();
        if (!next.IsAt((byte)'{')) return false;
        this = MovedTo(next._position);
        return true;
    }

    /// <summary>Makes sure that nothing follows the value that was read.</summary>
    public void ExpectEnd()
    {
        SkipSpace();
        if (_position < _text.Length) Fail("nothing after the value");
    }

    /// <summary>A problem at a place in the piece.</summary>
    /// <param name="position">A <see cref="Position"/>.</param>
    /// <param name="found">What stands there.</param>
    /// <param name="allowed">What is allowed there.</param>
    public readonly Problem ProblemAt(int position, string found, string allowed) =>
        new(_origin.File, _origin.Place(_text, position), found, allowed);

    /// <summary>Stops at the next value.</summary>
    [DoesNotReturn]
    public void Fail(string allowed)
    {
        int position = Position;
        Fail(position, Describe(), allowed);
    }

    /// <summary>What the next value is, in words fit for a message: numbers, texts and words as written, but cut.</summary>
    public string Describe()
    {
        SkipSpace();
        if (_position >= _text.Length) return "the end";
        if (Kind == JsonKind.Object) return "an object";
        if (Kind == JsonKind.List) return "a list";
        var structure = new JsonStructure();
        ReadOnlySpan<byte> value = _text.Slice(_position, Math.Max(1, structure.Advance(_text[_position..])));
        return value.Length <= LongestQuote ? Encoding.UTF8.GetString(value) : Encoding.UTF8.GetString(value[..LongestQuote]) + "...";
    }

    [DoesNotReturn]
    private readonly void Fail(int position, string found, string allowed) => Throw.Input(ProblemAt(position, found, allowed));

    private void Enter(byte open, string allowed)
    {
        SkipSpace();
        if (!TryTake(open)) Fail(allowed);
        _afterValue = false;
    }

    private bool Next(byte close)
    {
        SkipSpace();
        bool comma = false;
        if (_afterValue && !IsAt(close))
        {
            if (!TryTake((byte)',')) Fail($"a comma or '{(char)close}'");
            comma = true;
            SkipSpace();
        }
        if (IsAt(close))
        {
            if (comma) Fail("a value after the comma");
            _position++;
            _afterValue = true;
            return false;
        }
        _afterValue = false;
        return true;
    }

    // Recursion is as deep as the limit allows.
    private void Check(int depth)
    {
        switch (Kind)
        {
            case JsonKind.Object:
                CheckDepth(++depth);
                EnterObject();
                while (NextProperty(out _)) Check(depth);
                break;
            case JsonKind.List:
                CheckDepth(++depth);
                EnterList();
                while (NextElement()) Check(depth);
                break;
            case JsonKind.Text: ReadTextBytes(); break;
            case JsonKind.Number: ReadNumber(); break;
            case JsonKind.Bool: ReadBool(); break;
            case JsonKind.Null: TryReadNull(); break;
            default: Fail("a JSON value"); break;
        }
    }

    private void CheckDepth(int depth)
    {
        if (depth > _maxDepth) Fail(Position, $"more than {_maxDepth} levels of brackets", $"at most {_maxDepth}");
    }

    private void ReadWord(ReadOnlySpan<byte> word)
    {
        if (!_text[_position..].StartsWith(word)) Fail(Encoding.UTF8.GetString(word));
        _position += word.Length;
        if (_position < _text.Length && char.IsAsciiLetterOrDigit((char)_text[_position]))
        {
            _position -= word.Length;
            Fail(Encoding.UTF8.GetString(word));
        }
        _afterValue = true;
    }

    private bool TryTake(byte value)
    {
        if (!IsAt(value)) return false;
        _position++;
        return true;
    }

    private readonly bool IsAt(byte value) => _position < _text.Length && _text[_position] == value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SkipSpace()
    {
        if (_position < _text.Length && _text[_position] <= ' ') SkipSpaces();
    }

    private void SkipSpaces()
    {
        while (_position < _text.Length && _text[_position] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') _position++;
    }
}
