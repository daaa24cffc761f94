using System.Numerics;

namespace GeometryEngine;

internal sealed partial class PixelPatterns
{
    private const int WordBits = 64;
    private ulong[] _planes = []; // of 64 pixels, one word for each bit of each rater's number; then those of the next 64

    private void CountOnPlanes(ReadOnlySpan<LabelRuns> maps, PatternCodes codes)
    {
        long total = (long)maps[0].Height * maps[0].Width;
        int planes = _bits * maps.Length, words = (int)((total + WordBits - 1) / WordBits);
        if (_planes.LongLength < (long)planes * words) _planes = new ulong[(long)planes * words];
        else Array.Clear(_planes, 0, planes * words);
        for (int rater = 0; rater < maps.Length; rater++) Fill(maps[rater], rater, planes);
        Span<ulong> pixels = stackalloc ulong[WordBits], code = stackalloc ulong[WordBits];
        for (int word = 0; word < words; word++)
        {
            int inside = (int)Math.Min(WordBits, total - (long)word * WordBits);
            int count = Split(_planes.AsSpan(word * planes, planes), ulong.MaxValue >> WordBits - inside, pixels, code);
            for (int i = 0; i < count; i++) codes.Add(code[i], (uint)BitOperations.PopCount(pixels[i]));
        }
    }

    // Sets the bits of the numbers of a rater's labels.
    private void Fill(LabelRuns map, int rater, int planes)
    {
        ReadOnlySpan<uint> ends = map.Ends;
        ReadOnlySpan<int> labels = map.Labels;
        uint start = 0;
        for (int run = 0; run < ends.Length; run++)
        {
            uint end = ends[run];
            for (ulong number = NumberOf(labels[run]); number != 0; number &= number - 1)
                Fill(start, end, rater * _bits + BitOperations.TrailingZeroCount(number), planes);
            start = end;
        }
    }

    private void Fill(uint start, uint end, int plane, int planes)
    {
        uint first = start / WordBits, last = (end - 1) / WordBits;
        ulong head = ulong.MaxValue << (int)(start % WordBits), tail = ulong.MaxValue >> (int)(WordBits - 1 - (end - 1) % WordBits);
        if (first == last)
        {
            _planes[first * planes + plane] |= head & tail;
            return;
        }
        _planes[first * planes + plane] |= head;
        for (uint word = first + 1; word < last; word++) _planes[word * planes + plane] = ulong.MaxValue;
        _planes[last * planes + plane] |= tail;
    }

    // Splits 64 pixels by one plane after the other into those of equal pattern; there are seldom more than a few.
    private static int Split(ReadOnlySpan<ulong> planes, ulong inside, Span<ulong> pixels, Span<ulong> code)
    {
        (pixels[0], code[0]) = (inside, 0);
        int count = 1;
        for (int plane = 0; plane < planes.Length; plane++)
        {
            ulong word = planes[plane] & inside, bit = 1UL << plane;
            if (word == 0) continue;
            for (int i = count - 1; i >= 0; i--)
            {
                ulong set = pixels[i] & word;
                if (set == pixels[i]) code[i] |= bit;
                else if (set != 0)
                {
                    pixels[i] ^= set;
                    (pixels[count], code[count]) = (set, code[i] | bit);
                    count++;
                }
            }
        }
        return count;
    }
}
