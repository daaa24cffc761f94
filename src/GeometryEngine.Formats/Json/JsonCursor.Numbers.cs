using System.Globalization;
using System.Text;

namespace GeometryEngine.Formats;

internal ref partial struct JsonCursor
{
    /// <summary>Reads a finite number, to the nearest double.</summary>
    public double ReadNumber()
    {
        if (Kind != JsonKind.Number) Fail("a number");
        int start = _position;
        if (!ShortDecimal.TryRead(_text, ref _position, out double value)) return Parse(TakeNumber(), start);
        _afterValue = true;
        return value;
    }

    /// <summary>Reads a number, also one that some exporter wrote as text.</summary>
    /// <param name="wasText">Set when it was text; left alone otherwise.</param>
    public double ReadNumber(ref bool wasText)
    {
        if (Kind != JsonKind.Text) return ReadNumber();
        int start = _position;
        ReadOnlySpan<byte> token = TakeText(out _);
        if (!double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
        {
            _position = start;
            Fail("a number");
        }
        wasText = true;
        return value;
    }

    /// <summary>Reads a list of numbers and nothing else.</summary>
    /// <param name="numbers">Receives them, after what it holds.</param>
    /// <param name="wasText">Set when any was written as text; left alone otherwise.</param>
    public void ReadNumbers(PooledList<double> numbers, ref bool wasText)
    {
        EnterList();
        ReadCompactNumbers(numbers);
        while (true)
        {
            ReadPlainNumbers(numbers);
            if (!NextElement()) return;
            numbers.Add(ReadNumber(ref wasText));
        }
    }

    // Numbers as they stand in nearly all lists, many at once; stops behind the last and in front of anything else.
    private void ReadCompactNumbers(PooledList<double> numbers)
    {
        int end = _position;
        ShortDecimalRun.Read(_text, ref end, numbers);
        if (end == _position) return;
        _position = end;
        _afterValue = true;
    }

    // The same one by one, with a comma and at most one blank between them.
    private void ReadPlainNumbers(PooledList<double> numbers)
    {
        ReadOnlySpan<byte> text = _text;
        int position = _position;
        if (_afterValue && !TakeSeparator(text, ref position)) return;
        while (ShortDecimal.TryRead(text, ref position, out double value))
        {
            numbers.Add(value);
            _position = position;
            _afterValue = true;
            if (!TakeSeparator(text, ref position)) return;
        }
    }

    private static bool TakeSeparator(ReadOnlySpan<byte> text, ref int position)
    {
        if (position + 1 >= text.Length || text[position] != ',') return false;
        position++;
        if (text[position] == ' ') position++;
        return true;
    }

    /// <summary>Takes a whole number of at most 18 digits, if the next value is one and is written as such; the cursor must stand on a number.</summary>
    public bool TryReadWhole(out long value)
    {
        const int mostDigits = 18;
        value = 0;
        int start = At(_position) == '-' ? _position + 1 : _position, end = start;
        while (IsDigit(end) && end - start <= mostDigits) value = value * 10 + (_text[end++] - '0');
        bool isWhole = end > start && end - start <= mostDigits && !(At(start) == '0' && end - start > 1) && At(end) is ',' or '}' or ']' or ' ' or '\n' or '\r';
        if (!isWhole) return false;
        if (start > _position) value = -value;
        _position = end;
        _afterValue = true;
        return true;
    }

    private readonly double Parse(ReadOnlySpan<byte> token, int start)
    {
        if (!double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
            Fail(start, Encoding.UTF8.GetString(token), "a number within the range of double precision");
        return value;
    }

    // The bytes of a number, by the grammar of JSON: -?(0|[1-9]d*)(.d+)?([eE][+-]?d+)?
    private ReadOnlySpan<byte> TakeNumber()
    {
        int end = _position;
        if (At(end) == '-') end++;
        bool valid = At(end) == '0' ? !IsDigit(++end) : TakeDigits(ref end);
        if (At(end) == '.')
        {
            end++;
            valid &= TakeDigits(ref end);
        }
        if (At(end) is 'e' or 'E')
        {
            end++;
            if (At(end) is '+' or '-') end++;
            valid &= TakeDigits(ref end);
        }
        if (!valid || char.IsAsciiLetterOrDigit(At(end)) || At(end) is '.') Fail("a number");
        ReadOnlySpan<byte> token = _text[_position..end];
        _position = end;
        _afterValue = true;
        return token;
    }

    private readonly bool TakeDigits(ref int end)
    {
        int start = end;
        while (IsDigit(end)) end++;
        return end > start;
    }

    private readonly bool IsDigit(int index) => char.IsAsciiDigit(At(index));

    private readonly char At(int index) => index < _text.Length ? (char)_text[index] : '\0';
}
