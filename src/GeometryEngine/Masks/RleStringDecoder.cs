using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.Intrinsics.X86;

namespace GeometryEngine;

/// <summary>
/// Reads COCO's compressed form by windows of 64 characters: 32 runs at a time where none has more than two characters, which is the rule, else
/// run by run.
/// </summary>
/// <param name="padded">The text, and behind it a window of characters '0'.</param>
/// <param name="length">Characters of the text.</param>
/// <param name="counts">Receives the run lengths; as long as the text.</param>
internal readonly ref struct RleStringDecoder(ReadOnlySpan<byte> padded, int length, Span<uint> counts) : IKernel<int>
{
    /// <summary>Characters looked at together.</summary>
    public const int Window = 64;

    private const int Absolute = 3; // runs at the start that are written as they are
    private const int AfterLong = 16; // characters read run by run behind a long run, where another one may follow
    private const int Windows = 8; // whose values wait together
    private const int RunsAtOnce = Window / 2;
    private const ulong EverySecond = 0x5555555555555555;
    private const ulong EveryByte = 0x0101010101010101; // times a number: that number in each byte of a word
    private const ulong Each = 0x0001000100010001; // times a number: that number in each quarter of a word

    private readonly ReadOnlySpan<byte> _padded = padded;
    private readonly Span<uint> _counts = counts;

    /// <summary>Reads the text.</summary>
    /// <returns>Number of runs; -1 when anything is wrong.</returns>
    public int Run<TWords, TDoubles>()
        where TWords : struct, IWordLanes<TWords>
        where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
    {
        var runs = new Runs(_counts);
        TWords wrong = default;
        Span<ulong> values = stackalloc ulong[Windows * RunsAtOnce / 4];
        int start = 0, waiting = 0;
        while (start < length)
        {
            ulong more = MoreFollow(_padded.Slice(start, Window), ref wrong);
            int count = 0, taken = start > 0 && Bmi2.X64.IsSupported ? TakeShort<TWords>(start, more, values[(waiting / 4)..], out count) : 0;
            waiting += count;
            if (taken > 0 && waiting <= (Windows - 1) * RunsAtOnce)
            {
                start += taken;
                continue;
            }
            // A value is not read back right behind the register that wrote it, so several windows wait for this.
            runs.AddShort(values, waiting);
            waiting = 0;
            if (taken == 0) taken = TakeAny(start, more, ref runs);
            if (taken == 0) return -1;
            start += taken;
        }
        runs.AddShort(values, waiting);
        return wrong.ByteSignBits() == 0 && start == length && runs.AreGood ? runs.Count : -1;
    }

    // Returns the number of characters taken, or 0 where a run has more than two. Less than 32 runs are the last.
    private int TakeShort<TWords>(int start, ulong more, Span<ulong> values, out int count) where TWords : struct, IWordLanes<TWords>
    {
        ulong starts = ~(more << 1);
        if (length - start < Window) starts &= (1UL << (length - start)) - 1;
        count = Math.Min(BitOperations.PopCount(starts), RunsAtOnce);
        ulong inside = ulong.MaxValue >> (Window - 2 * count);
        // For each run two places, of which the second is taken where more follow the first character.
        ulong chosen = (EverySecond | Bmi2.X64.ParallelBitDeposit(Bmi2.X64.ParallelBitExtract(more, starts), ~EverySecond)) & inside;
        int characters = BitOperations.PopCount(chosen);
        if ((more & (more << 1) & (ulong.MaxValue >> (Window - characters))) != 0)
        {
            count = 0;
            return 0;
        }
        for (int word = 0, from = start; 4 * word < count; word += TWords.Count)
        {
            Values(TWords.LoadToChosen(_padded, from, chosen)).Store(values, word);
            from += BitOperations.PopCount(chosen << (Window - sizeof(ulong) * TWords.Count));
            chosen >>= sizeof(ulong) * TWords.Count; // by 64 it would stay, but then there is no more
        }
        return characters;
    }

    // Differences of two runs plus 512, of two characters each, of which the second may be missing.
    private static TWords Values<TWords>(TWords pairs) where TWords : struct, IWordLanes<TWords>
    {
        TWords ones = TWords.Create(Each), two = ((pairs >>> 13) | (pairs >>> 14)) & ones, one = ones - two; // a character has bit 5 or bit 6
        TWords first = (pairs ^ TWords.Create(Each * 0x10)) & TWords.Create(Each * 0x1F);
        TWords second = ((pairs >>> 3) ^ TWords.Create(Each * 0x200)) & TWords.Create(Each * 0x3E0) & ((two << 10) - (two << 5));
        TWords sign = (two << 9) | (one << 4);
        return ((first | second) ^ sign) + ((one << 9) - (one << 4));
    }

    // A few runs, at least those without a run before and the first long one; returns the number of their characters.
    private int TakeAny(int start, ulong more, ref Runs runs)
    {
        ulong ends = ~more;
        if (length - start < Window) ends &= (1UL << (length - start)) - 1;
        int taken = 0, most = runs.Count < Absolute ? 0 : BitOperations.TrailingZeroCount(more & (more << 1)) + AfterLong;
        for (; ends != 0 && (runs.Count < Absolute || taken < most); ends &= ends - 1)
        {
            int end = BitOperations.TrailingZeroCount(ends) + 1;
            runs.Add(BinaryPrimitives.ReadUInt64LittleEndian(_padded[(start + taken)..]), end - taken);
            taken = end;
        }
        return taken;
    }

    // A bit for each character behind which more of a run follow: those from 'P' on.
    private static ulong MoreFollow<TWords>(ReadOnlySpan<byte> window, ref TWords wrong) where TWords : struct, IWordLanes<TWords>
    {
        ulong more = 0;
        for (int i = 0; i < Window; i += sizeof(ulong) * TWords.Count)
        {
            // Of characters below 128, these sums stay within their bytes; the highest bit tells whether they reach 'P', '0' and the one behind 'o'.
            TWords characters = TWords.LoadBytes(window, i), below = ~(characters + TWords.Create((128UL - '0') * EveryByte));
            wrong |= characters | below | (characters + TWords.Create((128UL - 'o' - 1) * EveryByte));
            more |= (characters + TWords.Create((128UL - 'P') * EveryByte)).ByteSignBits() << i;
        }
        return more;
    }

    // The runs so far.
    private ref struct Runs(Span<uint> counts)
    {
        private readonly Span<uint> _counts = counts;
        private long _before; // the last but one
        private long _last;
        private long _outside; // a bit or more above 32 where a run has them, or is negative
        private long _shortest; // negative where a run has too many characters

        public int Count { get; private set; }

        public readonly bool AreGood => (ulong)_outside <= uint.MaxValue && _shortest >= 0;

        public void Add(ulong characters, int length)
        {
            long value = CharacterGroups.Read(characters, length) + (Count < Absolute ? 0 : _before);
            _shortest |= (long)CharacterGroups.MaxLength - length;
            _outside |= value;
            (_before, _last) = (_last, value);
            _counts[Count++] = (uint)value;
        }

        public void AddShort(scoped ReadOnlySpan<ulong> values, int count)
        {
            const int Bias = 512;
            long a = _before, b = _last, outside = _outside;
            Span<uint> all = _counts.Slice(Count, count), four = all;
            foreach (ulong word in values)
            {
                if (four.Length < 4) break;
                long c = a + ((long)(word & 0xFFFF) - Bias), d = b + ((long)(word >> 16 & 0xFFFF) - Bias);
                (four[0], four[1]) = ((uint)c, (uint)d);
                a = c + ((long)(word >> 32 & 0xFFFF) - Bias);
                b = d + ((long)(word >> 48) - Bias);
                (four[2], four[3]) = ((uint)a, (uint)b);
                outside |= a | b | c | d;
                four = four[4..];
            }
            (_before, _last, _outside) = (a, b, outside);
            Count += count;
            for (int i = 0; i < four.Length; i++)
            {
                long value = _before + ((long)(values[count / 4] >> 16 * i & 0xFFFF) - Bias);
                _outside |= value;
                (_before, _last) = (_last, value);
                four[i] = (uint)value;
            }
        }
    }
}
