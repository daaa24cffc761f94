namespace GeometryEngine.Formats;

/// <summary>Huffman codes as DEFLATE writes them: canonical, of limited length, each code's bits reversed.</summary>
internal static class HuffmanCode
{
    private const int MostSymbols = 288;
    private const int MostLength = 15;

    /// <summary>Finds code lengths that cost close to the fewest bits.</summary>
    /// <param name="counts">How often each symbol occurs; at least two symbols do.</param>
    /// <param name="limit">The longest code allowed, in bits.</param>
    /// <param name="lengths">Receives the length of each symbol's code; 0 for a symbol that does not occur.</param>
    public static void FindLengths(ReadOnlySpan<int> counts, int limit, Span<byte> lengths)
    {
        Span<ulong> leaves = stackalloc ulong[MostSymbols];
        int used = 0;
        for (int symbol = 0; symbol < counts.Length; symbol++)
            if (counts[symbol] > 0) leaves[used++] = (ulong)counts[symbol] << 16 | (uint)symbol;
        leaves = leaves[..used];
        leaves.Sort();

        Span<int> ofLength = stackalloc int[MostLength + 1];
        CountLengths(leaves, limit, ofLength);
        lengths[..counts.Length].Clear();
        int leaf = 0;
        for (int length = limit; length > 0; length--)
            for (int i = 0; i < ofLength[length]; i++) lengths[(ushort)leaves[leaf++]] = (byte)length;
    }

    /// <summary>Numbers the codes (RFC 1951, section 3.2.2) and reverses each, since a stream carries a code's high bit first.</summary>
    /// <param name="lengths">Length of each symbol's code.</param>
    /// <param name="codes">Receives the codes.</param>
    public static void Assign(ReadOnlySpan<byte> lengths, Span<ushort> codes)
    {
        Span<int> next = stackalloc int[MostLength + 2];
        next.Clear();
        foreach (byte length in lengths) next[length + 1]++;
        next[1] = 0;
        for (int length = 1; length <= MostLength; length++) next[length + 1] = (next[length] + next[length + 1]) << 1;
        for (int symbol = 0; symbol < lengths.Length; symbol++)
        {
            int length = lengths[symbol];
            if (length > 0) codes[symbol] = Reverse(next[length]++, length);
        }
    }

    private static ushort Reverse(int code, int length)
    {
        uint bits = (uint)code;
        bits = (bits & 0x5555) << 1 | bits >> 1 & 0x5555;
        bits = (bits & 0x3333) << 2 | bits >> 2 & 0x3333;
        bits = (bits & 0x0F0F) << 4 | bits >> 4 & 0x0F0F;
        return (ushort)((bits << 8 | bits >> 8 & 0xFF) << 16 >> 32 - length);
    }

    // Joins the two lightest trees until one is left: leaves come sorted and joined trees arise sorted, so the lightest is at the head of one of the two.
    private static void CountLengths(ReadOnlySpan<ulong> leaves, int limit, Span<int> ofLength)
    {
        int used = leaves.Length;
        Span<ulong> weights = stackalloc ulong[MostSymbols];
        Span<int> parents = stackalloc int[2 * MostSymbols];
        int leaf = 0, tree = 0;
        for (int made = 0; made < used - 1; made++)
        {
            weights[made] = 0;
            for (int child = 0; child < 2; child++)
            {
                bool takeLeaf = leaf < used && (tree == made || leaves[leaf] >> 16 <= weights[tree]);
                parents[takeLeaf ? leaf : used + tree] = used + made;
                weights[made] += takeLeaf ? leaves[leaf++] >> 16 : weights[tree++];
            }
        }

        ofLength.Clear();
        Span<int> depths = stackalloc int[2 * MostSymbols];
        depths[2 * used - 2] = 0;
        for (int node = 2 * used - 3; node >= 0; node--)
        {
            depths[node] = depths[parents[node]] + 1;
            if (node < used) ofLength[Math.Min(depths[node], limit)]++;
        }
        Shorten(ofLength, limit);
    }

    // Cutting at the limit makes more codes than there is room for: each step takes the room of one by pushing a shorter code down a level.
    private static void Shorten(Span<int> ofLength, int limit)
    {
        int room = 1 << limit;
        for (int length = 1; length <= limit; length++) room -= ofLength[length] << limit - length;
        for (; room < 0; room++)
        {
            int length = limit - 1;
            while (ofLength[length] == 0) length--;
            ofLength[length]--;
            ofLength[length + 1] += 2;
            ofLength[limit]--;
        }
    }
}
