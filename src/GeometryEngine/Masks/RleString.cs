using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text;

namespace GeometryEngine;

/// <summary>
/// COCO's compressed form of run lengths (<c>rleToString</c> of pycocotools), on counts of the full 32 bits, where pycocotools breaks at 2^29.
/// A run is written as it is, from the fourth on as the difference to the run two before; the value goes out in groups of 5 bits, low first,
/// the last one carrying the sign; a group plus 32 where more follow, plus 48, is one character of '0' .. 'o'.
/// </summary>
public static class RleString
{
    /// <summary>Most characters of one run: a difference of two counts has 33 bits with its sign, which fill 7 groups of 5.</summary>
    public const int MaxCharsPerCount = 7;

    private const int FirstChar = 48;
    private const int MoreFollow = 32;
    private const int SignBit = 16;
    private const int GroupBits = 5;
    private const int GroupMask = 31;

    /// <summary>The compressed string of run lengths.</summary>
    /// <param name="counts">Run lengths; what they add up to does not matter here.</param>
    public static string Encode(ReadOnlySpan<uint> counts)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(checked(counts.Length * MaxCharsPerCount));
        string text = Encoding.ASCII.GetString(buffer, 0, Encode(counts, buffer));
        ArrayPool<byte>.Shared.Return(buffer);
        return text;
    }

    /// <summary>Writes the compressed string of run lengths as ASCII.</summary>
    /// <param name="counts">Run lengths; what they add up to does not matter here.</param>
    /// <param name="destination">Receives the characters; <see cref="MaxCharsPerCount"/> for each run are always enough.</param>
    /// <returns>Number of bytes written.</returns>
    /// <exception cref="IndexOutOfRangeException"><paramref name="destination"/> is too short.</exception>
    public static int Encode(ReadOnlySpan<uint> counts, Span<byte> destination)
    {
        int written = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            long rest = i > 2 ? (long)counts[i] - counts[i - 2] : counts[i];
            bool more = true;
            while (more)
            {
                int group = (int)(rest & GroupMask);
                rest >>= GroupBits;
                more = rest != ((group & SignBit) != 0 ? -1 : 0);
                destination[written++] = (byte)((more ? group | MoreFollow : group) + FirstChar);
            }
        }
        return written;
    }

    /// <summary>Run lengths from a compressed string; groups that a shorter spelling would do without are accepted, as pycocotools does.</summary>
    /// <param name="text">ASCII characters.</param>
    /// <param name="counts">The run lengths; null on failure.</param>
    /// <param name="defect">On failure, why: a character outside '0' .. 'o', an end inside a run, or a run outside [0, 2^32 - 1].</param>
    public static bool TryDecode(ReadOnlySpan<byte> text, [NotNullWhen(true)] out uint[]? counts, out RleDefect defect) =>
        TryDecode<byte>(text, out counts, out defect);

    /// <inheritdoc cref="TryDecode(ReadOnlySpan{byte}, out uint[], out RleDefect)"/>
    public static bool TryDecode(ReadOnlySpan<char> text, [NotNullWhen(true)] out uint[]? counts, out RleDefect defect) =>
        TryDecode<char>(text, out counts, out defect);

    private static bool TryDecode<T>(ReadOnlySpan<T> text, [NotNullWhen(true)] out uint[]? counts, out RleDefect defect)
        where T : unmanaged, IBinaryInteger<T>
    {
        counts = null;
        defect = default;
        var decoded = new List<uint>(text.Length);
        int position = 0;
        while (position < text.Length)
        {
            if (!TryReadValue(text, ref position, out long value, out defect)) return false;
            if (decoded.Count > 2) value += decoded[^2];
            if (value is < 0 or > uint.MaxValue)
            {
                defect = new($"run {decoded.Count} of length {value}", $"0 to {uint.MaxValue}");
                return false;
            }
            decoded.Add((uint)value);
        }
        counts = [.. decoded];
        return true;
    }

    private static bool TryReadValue<T>(ReadOnlySpan<T> text, ref int position, out long value, out RleDefect defect)
        where T : unmanaged, IBinaryInteger<T>
    {
        value = 0;
        defect = default;
        for (int shift = 0; ; shift += GroupBits)
        {
            if (position == text.Length) defect = new($"an end after {position} characters, inside a run", "a last character below 'P'");
            else if (shift == MaxCharsPerCount * GroupBits) defect = new($"a run of over {MaxCharsPerCount} characters at {position}", "fewer");
            else if (uint.CreateTruncating(text[position]) - FirstChar > 63)
                defect = new($"character U+{uint.CreateTruncating(text[position]):X4} at {position}", "'0' (U+0030) to 'o' (U+006F)");
            if (defect != default) return false;

            int group = int.CreateTruncating(text[position++]) - FirstChar;
            value |= (long)(group & GroupMask) << shift;
            if ((group & MoreFollow) != 0) continue;
            if ((group & SignBit) != 0) value |= -1L << (shift + GroupBits);
            return true;
        }
    }
}
