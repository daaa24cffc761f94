namespace GeometryEngine;

/// <summary>Makes bits of toggles: a bit is flipped at each, and every word takes over what the row above holds.</summary>
internal static class BitFill
{
    /// <summary>Fills the words of a frame.</summary>
    /// <param name="toggles">Column in the high half, row in the low half; all within the frame.</param>
    /// <param name="words">The words of the frame; what they held before does not matter.</param>
    /// <param name="frame">The frame.</param>
    public static void Fill(ReadOnlySpan<ulong> toggles, Span<ulong> words, BitFrame frame)
    {
        words.Clear();
        int rows = frame.Rows, first = frame.First;
        foreach (ulong toggle in toggles)
        {
            int column = (int)(toggle >> 32), row = (int)toggle;
            words[((column >> 6) - first) * rows + row - frame.Top] ^= 1UL << column;
        }
        ColumnFill.Fill(words, rows);
    }
}
