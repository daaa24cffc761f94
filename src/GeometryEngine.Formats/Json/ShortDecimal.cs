using System.Buffers.Binary;
using System.Numerics;

namespace GeometryEngine.Formats;

/// <summary>
/// The direct way from the digits of a coordinate to a double. A number of at most 19 digits is a whole number w over a power of ten; where w is at most
/// 2^53 and the power at most 10^22 both are doubles, and their quotient is rounded once: it is the nearest double (Clinger 1990, the fast path of his
/// AlgorithmR). All other numbers are left to the library.
/// </summary>
internal static class ShortDecimal
{
    private const ulong Zeros = 0x3030303030303030; // eight '0'
    private const ulong HighBits = 0x8080808080808080;
    private const ulong LargestWhole = 1UL << 53;
    private const int MostDigits = 19; // what a 64-bit number holds for certain

    private static ReadOnlySpan<double> PowersOfTen =>
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    private static ReadOnlySpan<uint> WholePowersOfTen => [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000];

    /// <summary>Reads a number without exponent that something else follows.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">Where the number begins; moved to its end when it was read.</param>
    /// <param name="value">The nearest double.</param>
    /// <returns>False for numbers that are not as short and plain as that, for what is no number in JSON, and close to the end of the text.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, ref int position, out double value)
    {
        value = 0;
        int start = position;
        if ((uint)start >= (uint)text.Length) return false;
        bool isNegative = text[start] == '-';
        if (isNegative) start++;
        if (start > text.Length - sizeof(ulong)) return false;
        ulong bytes = BinaryPrimitives.ReadUInt64LittleEndian(text[start..]);
        ulong digits = bytes ^ Zeros;
        ulong stops = ((digits + 0x7676767676767676) | digits) & HighBits; // the bytes that are no digits; exact up to the first of 0x80 and above
        int point = BitOperations.TrailingZeroCount(stops) & ~7; // in bits; 64 without a stop
        if (stops == 0 || point == 0 || (point > 8 && (digits & 0xFF) == 0)) return TryReadLong(text, start, isNegative, ref position, out value);
        int end = point;
        int decimals = 0;
        if ((byte)(bytes >> point) == '.')
        {
            stops &= stops - 1;
            end = BitOperations.TrailingZeroCount(stops) & ~7;
            if (stops == 0 || end == point + 8) return TryReadLong(text, start, isNegative, ref position, out value);
            ulong whole = (1UL << point) - 1;
            digits = ((digits & whole) | ((digits >> 8) & ~whole)) << (72 - end);
            decimals = (end - point) / 8 - 1;
        }
        else
        {
            digits <<= 64 - point;
        }
        if (!IsEnd((byte)(bytes >> end))) return false;
        value = Scale(digits, decimals);
        if (isNegative) value = -value;
        position = start + end / 8;
        return true;
    }

    /// <summary>Reads a whole number of at most 15 digits, without sign, that something else follows.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">Where the number begins; moved to its end when it was read.</param>
    /// <param name="value">The number.</param>
    /// <returns>False for numbers that are not as short and plain as that, for what is no number in JSON, and close to the end of the text.</returns>
    public static bool TryReadWhole(ReadOnlySpan<byte> text, ref int position, out long value)
    {
        value = 0;
        int start = position;
        if (start > text.Length - 2 * sizeof(ulong) || (text[start] == '0' && text[start + 1] - '0' is >= 0 and <= 9)) return false;
        ulong bytes = BinaryPrimitives.ReadUInt64LittleEndian(text[start..]);
        int count = DigitsOf(bytes);
        if (count == sizeof(ulong))
        {
            value = EightDigits(bytes ^ Zeros);
            start += count;
            bytes = BinaryPrimitives.ReadUInt64LittleEndian(text[start..]);
            count = DigitsOf(bytes);
        }
        if (start + count == position || count == sizeof(ulong) || !IsEnd((byte)(bytes >> (8 * count)))) return false;
        if (count > 0) value = value * WholePowersOfTen[count] + EightDigits((bytes ^ Zeros) << (64 - 8 * count));
        position = start + count;
        return true;
    }

    // How many digits a word of text begins with; exact up to the first byte of 0x80 and above, which is none.
    private static int DigitsOf(ulong bytes)
    {
        ulong digits = bytes ^ Zeros;
        return BitOperations.TrailingZeroCount(((digits + 0x7676767676767676) | digits) & HighBits) >> 3;
    }

    // Digit by digit, for numbers that do not end within eight bytes.
    private static bool TryReadLong(ReadOnlySpan<byte> text, int start, bool isNegative, ref int position, out double value)
    {
        value = 0;
        ulong whole = 0;
        int end = start, decimals = 0;
        while (end < text.Length && text[end] - '0' is var digit and >= 0 and <= 9 && end - start <= MostDigits)
        {
            whole = whole * 10 + (ulong)digit;
            end++;
        }
        int digits = end - start;
        if (digits == 0 || (digits > 1 && text[start] == '0')) return false;
        if (end < text.Length && text[end] == '.')
        {
            int first = ++end;
            while (end < text.Length && text[end] - '0' is var digit and >= 0 and <= 9 && digits <= MostDigits)
            {
                whole = whole * 10 + (ulong)digit;
                digits++;
                end++;
            }
            decimals = end - first;
            if (decimals == 0) return false;
        }
        if (digits > MostDigits || whole > LargestWhole || end >= text.Length || !IsEnd(text[end])) return false;
        value = whole / PowersOfTen[decimals];
        if (isNegative) value = -value;
        position = end;
        return true;
    }

    /// <summary>Eight digits over a power of ten, rounded once.</summary>
    /// <param name="digits">The digits as numbers, the first in the lowest byte.</param>
    /// <param name="decimals">How many of them stand behind the point.</param>
    public static double Scale(ulong digits, int decimals) => EightDigits(digits) / PowersOfTen[decimals];

    private static bool IsEnd(byte next) => next is (byte)',' or (byte)']' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)'}';

    // Eight digits, the first in the lowest byte: pairs, then fours, then all (Lemire 2018, after Johnny Lee).
    private static uint EightDigits(ulong digits)
    {
        const ulong pairs = 0x000000FF000000FF;
        digits = digits * 10 + (digits >> 8);
        return (uint)(((digits & pairs) * 0x000F424000000064 + ((digits >> 16) & pairs) * 0x0000271000000001) >> 32);
    }
}
