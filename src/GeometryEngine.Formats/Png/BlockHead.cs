namespace GeometryEngine.Formats;

/// <summary>
/// The head of a DEFLATE block with codes of its own (RFC 1951, section 3.2.7): the lengths of all codes, with repeated lengths written short,
/// in a Huffman code themselves.
/// </summary>
internal static class BlockHead
{
    /// <summary>Most bytes a head takes: every length by the longest code with most extra bits.</summary>
    public const int MostBytes = (3 + 14 + 3 * Alphabet + MostLengths * (LongestCode + 7)) / 8 + 1;

    private const int MostLengths = DeflateLength.MostSymbol + 1 + 30;
    private const int Alphabet = 19;
    private const int LongestCode = 7;
    private const int DynamicBlock = 2;

    // Symbols above the lengths themselves: the length before 3 to 6 times more, 3 to 10 zeros, 11 to 138 zeros.
    private const int Repeat = 16, FewZeros = 17, ManyZeros = 18;

    private static ReadOnlySpan<byte> Order => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    /// <summary>Writes a head.</summary>
    /// <param name="bits">Where to write.</param>
    /// <param name="isLast">Whether the block is the last of its stream.</param>
    /// <param name="literals">Code lengths of literals, end of block and match lengths: 257 to 286.</param>
    /// <param name="distances">Code lengths of distances: 1 to 30.</param>
    public static void Write(ref BitWriter bits, bool isLast, ReadOnlySpan<byte> literals, ReadOnlySpan<byte> distances)
    {
        Span<byte> lengths = stackalloc byte[literals.Length + distances.Length];
        literals.CopyTo(lengths);
        distances.CopyTo(lengths[literals.Length..]);
        Span<byte> symbols = stackalloc byte[lengths.Length], extras = stackalloc byte[lengths.Length];
        int count = Shorten(lengths, symbols, extras);

        Span<int> counts = stackalloc int[Alphabet];
        counts.Clear();
        foreach (byte symbol in symbols[..count]) counts[symbol]++;
        Span<byte> codeLengths = stackalloc byte[Alphabet];
        Span<ushort> codes = stackalloc ushort[Alphabet];
        HuffmanCode.FindLengths(counts, LongestCode, codeLengths);
        HuffmanCode.Assign(codeLengths, codes);

        int written = Alphabet;
        while (written > 4 && codeLengths[Order[written - 1]] == 0) written--;
        bits.Write((isLast ? 1UL : 0) | DynamicBlock << 1, 3);
        bits.Write((uint)(literals.Length - 257 | distances.Length - 1 << 5 | written - 4 << 10), 14);
        foreach (byte symbol in Order[..written]) bits.Write(codeLengths[symbol], 3);
        for (int i = 0; i < count; i++)
        {
            bits.Write(codes[symbols[i]], codeLengths[symbols[i]]);
            bits.Write(extras[i], ExtraBits(symbols[i]));
        }
    }

    private static int ExtraBits(int symbol) => symbol switch { Repeat => 2, FewZeros => 3, ManyZeros => 7, _ => 0 };

    private static int Shorten(ReadOnlySpan<byte> lengths, Span<byte> symbols, Span<byte> extras)
    {
        int count = 0;
        for (int at = 0, run; at < lengths.Length; at += run)
        {
            byte length = lengths[at];
            int same = lengths[at..].IndexOfAnyExcept(length);
            run = same < 0 ? lengths.Length - at : same;
            bool repeats = length != 0 && at > 0 && lengths[at - 1] == length;
            int symbol = length == 0 ? run > 10 ? ManyZeros : FewZeros : Repeat;
            (int least, int most) = symbol switch { ManyZeros => (11, 138), FewZeros => (3, 10), _ => (3, 6) };
            run = Math.Min(run, most);
            if (run < least || (length != 0 && !repeats))
            {
                run = 1;
                symbol = length;
            }
            (symbols[count], extras[count]) = ((byte)symbol, (byte)(symbol == length ? 0 : run - least));
            count++;
        }
        return count;
    }
}
