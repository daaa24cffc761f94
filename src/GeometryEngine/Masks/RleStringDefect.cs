using System.Numerics;

namespace GeometryEngine;

/// <summary>What is wrong with a text that is no compressed RLE: the plain reading of it, character by character.</summary>
internal static class RleStringDefect
{
    private const int FirstChar = 48;
    private const int MoreFollow = 32;
    private const int SignBit = 16;
    private const int GroupBits = 5;
    private const int GroupMask = 31;

    /// <summary>The first defect.</summary>
    /// <param name="text">A text that has one.</param>
    public static RleDefect Find<T>(ReadOnlySpan<T> text) where T : unmanaged, IBinaryInteger<T>
    {
        long before = 0, last = 0; // the two runs before the one at hand
        int position = 0;
        for (int run = 0; position < text.Length; run++)
        {
            if (!TryReadValue(text, ref position, out long value, out RleDefect defect)) return defect;
            if (run > 2) value += before;
            if (value is < 0 or > uint.MaxValue) return new($"run {run} of length {value}", $"0 to {uint.MaxValue}");
            (before, last) = (last, value);
        }
        return default;
    }

    private static bool TryReadValue<T>(ReadOnlySpan<T> text, ref int position, out long value, out RleDefect defect)
        where T : unmanaged, IBinaryInteger<T>
    {
        value = 0;
        defect = default;
        for (int shift = 0; ; shift += GroupBits)
        {
            if (position == text.Length) defect = new($"an end after {position} characters, inside a run", "a last character below 'P'");
            else if (shift == CharacterGroups.MaxLength * GroupBits)
                defect = new($"a run of over {CharacterGroups.MaxLength} characters at {position}", "fewer");
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
