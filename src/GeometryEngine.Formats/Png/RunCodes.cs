namespace GeometryEngine.Formats;

/// <summary>Codes for the parts of tokens, complete ones: all the bits that say so many zeros, or repeat a pixel so often.</summary>
internal sealed class RunCodes
{
    /// <summary>Stands in <see cref="Codes"/> for one that is longer than a single write.</summary>
    public const ulong TooLong = ulong.MaxValue;

    private const int EndOfBlock = 256;
    private const int Symbols = DeflateLength.MostSymbol + 1;
    private const int LongestCode = 12; // so that the bytes of a pixel and a match that repeats it fit one write

    // Two distances occur: 1, within zeros, and that of a pixel. Each has a code of one bit; where they are equal another stands unused,
    // since not every decoder takes an incomplete code.
    private const int ZeroDistance = 0;
    private const int PixelDistance = 1;

    private const int CountBits = 6;

    private readonly int[] _counts = new int[Symbols];
    private readonly byte[] _lengths = new byte[Symbols];
    private readonly ushort[] _symbolCodes = new ushort[Symbols];
    private readonly ulong[] _codes = new ulong[RunTokens.Parts];
    private readonly List<int> _used = []; // the numbers of zeros and of pixels that occur
    private int _pixelBytes;

    /// <summary>The code of each part that occurs, as <see cref="RunTokens"/> numbers them: bits above, their number in the lowest six bits.</summary>
    public ulong[] Codes => _codes;

    /// <summary>The code that ends a block.</summary>
    public ulong End => Literal(EndOfBlock);

    /// <summary>Bits that all tokens take, without the block's head and end.</summary>
    public long TokenBits { get; private set; }

    /// <summary>Makes codes for tokens.</summary>
    public void Make(RunTokens tokens)
    {
        _pixelBytes = tokens.PixelBytes;
        CountSymbols(tokens);
        HuffmanCode.FindLengths(_counts, LongestCode, _lengths);
        HuffmanCode.Assign(_lengths, _symbolCodes);
        SumBits();
        for (int value = 0; value < EndOfBlock; value++) _codes[RunTokens.Bytes + value] = Literal(value);
        foreach (int part in _used) _codes[part] = part < RunTokens.Bytes ? Zeros(part) : Repeats(part - RunTokens.Pixels);
    }

    /// <summary>Writes the head of the block.</summary>
    public void WriteHead(ref BitWriter bits, bool isLast) => BlockHead.Write(ref bits, isLast, _lengths, _pixelBytes == 3 ? [1, 0, 1] : [1, 1]);

    /// <summary>The bits of a code.</summary>
    public static ulong BitsOf(ulong code) => code >> CountBits;

    /// <summary>Their number.</summary>
    public static int CountOf(ulong code) => (int)code & (1 << CountBits) - 1;

    /// <summary>Writes zeros whose code is <see cref="TooLong"/>.</summary>
    /// <returns>The writer, by value so that callers can keep theirs in registers.</returns>
    public BitWriter WriteZeros(BitWriter bits, int zeros)
    {
        Write(ref bits, Literal(0));
        (int full, int first, int second) = Split(zeros - 1);
        for (int i = 0; i < full; i++) Write(ref bits, Match(DeflateLength.Most, ZeroDistance));
        if (first > 0) Write(ref bits, Match(first, ZeroDistance));
        if (second > 0) Write(ref bits, Match(second, ZeroDistance));
        return bits;
    }

    private static void Write(ref BitWriter bits, ulong code) => bits.Write(BitsOf(code), CountOf(code));

    private void CountSymbols(RunTokens tokens)
    {
        ReadOnlySpan<int> counts = tokens.Counts;
        _counts.AsSpan().Clear();
        counts.Slice(RunTokens.Bytes, EndOfBlock).CopyTo(_counts);
        _counts[EndOfBlock] = 1;
        _used.Clear();
        for (int zeros = Next(counts, 1, RunTokens.Bytes); zeros > 0; zeros = Next(counts, zeros + 1, RunTokens.Bytes))
        {
            _used.Add(zeros);
            CountZeros(zeros, counts[zeros]);
        }
        for (int part = Next(counts, RunTokens.Pixels, RunTokens.Parts); part > 0; part = Next(counts, part + 1, RunTokens.Parts))
        {
            _used.Add(part);
            int length = (part - RunTokens.Pixels - 1) * _pixelBytes;
            if (length >= DeflateLength.Least) _counts[DeflateLength.Symbol(length)] += counts[part];
        }
    }

    private void CountZeros(int zeros, int count)
    {
        if (zeros <= DeflateLength.Least)
        {
            _counts[0] += zeros * count;
            return;
        }
        _counts[0] += count;
        (int full, int first, int second) = Split(zeros - 1);
        _counts[DeflateLength.MostSymbol] += full * count;
        if (first > 0) _counts[DeflateLength.Symbol(first)] += count;
        if (second > 0) _counts[DeflateLength.Symbol(second)] += count;
    }

    private void SumBits()
    {
        TokenBits = 0;
        for (int symbol = 0; symbol < Symbols; symbol++)
        {
            int matchBits = symbol > EndOfBlock ? DeflateLength.ExtraBits(symbol) + 1 : 0;
            TokenBits += (long)_counts[symbol] * (_lengths[symbol] + matchBits);
        }
    }

    private ulong Literal(int symbol) => (ulong)_symbolCodes[symbol] << CountBits | _lengths[symbol];

    private ulong Zeros(int zeros)
    {
        ulong code = Literal(0);
        if (zeros <= DeflateLength.Least)
        {
            for (int i = 1; i < zeros; i++) code = Join(code, Literal(0));
            return code;
        }
        (int full, int first, int second) = Split(zeros - 1);
        for (int i = 0; i < full; i++) code = Join(code, Match(DeflateLength.Most, ZeroDistance));
        if (first > 0) code = Join(code, Match(first, ZeroDistance));
        return second > 0 ? Join(code, Match(second, ZeroDistance)) : code;
    }

    // The match behind the first pixel; what is too short for one is written as bytes.
    private ulong Repeats(int pixels)
    {
        int length = (pixels - 1) * _pixelBytes;
        return length < DeflateLength.Least ? 0 : Match(length, _pixelBytes == 1 ? ZeroDistance : PixelDistance);
    }

    private ulong Match(int length, int distance)
    {
        int symbol = DeflateLength.Symbol(length), codeBits = _lengths[symbol], extraBits = DeflateLength.ExtraBits(symbol);
        ulong bits = _symbolCodes[symbol] | (ulong)(uint)DeflateLength.Extra(length) << codeBits | (ulong)(uint)distance << codeBits + extraBits;
        return bits << CountBits | (uint)(codeBits + extraBits + 1);
    }

    private static ulong Join(ulong first, ulong second)
    {
        int count = CountOf(first) + CountOf(second);
        if (first == TooLong || count > BitWriter.Most) return TooLong;
        return (BitsOf(second) << CountOf(first) | BitsOf(first)) << CountBits | (uint)count;
    }

    // Matches of the greatest length, and one or two that leave no rest shorter than matches are.
    private static (int Full, int First, int Second) Split(int length)
    {
        (int full, int rest) = Math.DivRem(length, DeflateLength.Most);
        if (rest is 0 or >= DeflateLength.Least) return (full, rest, 0);
        return (full - 1, DeflateLength.Most + rest - DeflateLength.Least, DeflateLength.Least);
    }

    // The next part below an end that occurs; -1 when there is none.
    private static int Next(ReadOnlySpan<int> counts, int from, int end)
    {
        int step = counts[from..end].IndexOfAnyExcept(0);
        return step < 0 ? -1 : from + step;
    }
}
