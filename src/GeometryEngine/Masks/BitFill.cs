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
        FillDown(words, rows);
    }

    /// <summary>Fills the columns of strips from each set bit to the next.</summary>
    /// <param name="words">The words of the strips, one a row.</param>
    /// <param name="rows">Rows of a strip.</param>
    public static void FillDown(Span<ulong> words, int rows)
    {
        // Two strips at a time: each takes a step for every word, which waits for the one before.
        while (rows > 0 && words.Length >= 2 * rows)
        {
            Span<ulong> first = words[..rows], second = words.Slice(rows, first.Length);
            ulong aboveFirst = 0, aboveSecond = 0;
            for (int row = 0; row < first.Length; row++)
            {
                first[row] = aboveFirst ^= first[row];
                second[row] = aboveSecond ^= second[row];
            }
            words = words[(2 * rows)..];
        }
        ulong above = 0;
        foreach (ref ulong word in words) word = above ^= word;
    }
}
