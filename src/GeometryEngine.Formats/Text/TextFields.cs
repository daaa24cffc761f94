using System.Buffers;
using System.Globalization;

namespace GeometryEngine.Formats;

/// <summary>The fields of one line, with blanks, tabs or commas between them.</summary>
internal ref struct TextFields(ReadOnlySpan<byte> line)
{
    private static readonly SearchValues<byte> Separators = SearchValues.Create(" \t,"u8);

    private ReadOnlySpan<byte> _rest = line;

    /// <summary>What follows the field read last, without blanks around it.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest.Trim(" \t"u8);

    /// <summary>Goes to the next field; false after the last.</summary>
    public bool Next(out ReadOnlySpan<byte> field)
    {
        field = default;
        int start = _rest.IndexOfAnyExcept(Separators);
        if (start < 0)
        {
            _rest = default;
            return false;
        }
        _rest = _rest[start..];
        int end = _rest.IndexOfAny(Separators);
        field = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? default : _rest[end..];
        return true;
    }

    /// <summary>Reads a field as a finite number, to the nearest double; false when it is none.</summary>
    public static bool TryNumber(ReadOnlySpan<byte> field, out double number) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
