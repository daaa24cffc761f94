using System.Runtime.CompilerServices;

namespace GeometryEngine.Formats;

/// <summary>
/// What a compressed block says, before it has codes: tokens, each of which is some zeros and a pixel that is repeated. Counts how often each number
/// of zeros, each byte and each number of repeats occurs, and sums the bytes up.
/// </summary>
internal sealed class RunTokens
{
    /// <summary>Most zeros of a token: one, and 15 of the longest matches.</summary>
    public const int MostZeros = 1 + 15 * DeflateLength.Most;

    // A part of a token is an index into tables of counts and codes: first come numbers of zeros, then bytes, then numbers of pixels.
    // No pixels at all mean a single byte, the filter of a row.
    public const int Bytes = 1 << ZeroBits;
    public const int Pixels = Bytes + 256;
    public const int Parts = Pixels + 1 + DeflateLength.Most + 1;

    private const int ZeroBits = 12;
    private const int PixelBits = 9;
    private const int ValueShift = 32;
    private const int Most = 1 << 15;

    private readonly ulong[] _tokens = new ulong[Most];
    private readonly int[] _counts = new int[Parts];
    private readonly byte[] _times = new byte[Parts - Pixels];
    private int _pixelBytes;
    private int _mostPixels;
    private AdlerSum _adler;

    /// <summary>Number of tokens.</summary>
    public int Count { get; private set; }

    /// <summary>Whether no further token has room.</summary>
    public bool IsFull => Count == Most;

    /// <summary>The tokens.</summary>
    public ReadOnlySpan<ulong> Tokens => _tokens.AsSpan(0, Count);

    /// <summary>How often each part occurs; a byte that is written several times over counts as often.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>Bytes of a pixel, 1 to 3.</summary>
    public int PixelBytes => _pixelBytes;

    /// <summary>Number of bytes that all tokens since <see cref="Begin"/> stand for.</summary>
    public long Position { get; private set; }

    /// <summary>The checksum of those bytes.</summary>
    public uint Adler => _adler.Value;

    /// <summary>The zeros of a token.</summary>
    public static int ZerosOf(ulong token) => (int)token & (1 << ZeroBits) - 1;

    /// <summary>The pixels of a token.</summary>
    public static int PixelsOf(ulong token) => (int)token >> ZeroBits & (1 << PixelBits) - 1;

    /// <summary>The bytes of a token's pixel, the first in the lowest bits.</summary>
    public static uint ValueOf(ulong token) => (uint)(token >> ValueShift);

    /// <summary>How often the pixel of a token is written before a match repeats it: once, unless the match would be shorter than matches are.</summary>
    /// <param name="pixels">The pixels of the token.</param>
    public int Times(int pixels) => _times[pixels];

    /// <summary>Begins a stream.</summary>
    /// <param name="pixelBytes">Bytes of a pixel, 1 to 3.</param>
    public void Begin(int pixelBytes)
    {
        Clear();
        (_pixelBytes, _mostPixels, Position, _adler) = (pixelBytes, 1 + DeflateLength.Most / pixelBytes, 0, AdlerSum.Start);
        for (int pixels = 0; pixels < _times.Length; pixels++)
            _times[pixels] = (byte)((pixels - 1) * pixelBytes < DeflateLength.Least ? Math.Max(pixels, 1) : 1);
    }

    /// <summary>Forgets the tokens; their bytes stay counted and summed up.</summary>
    public void Clear()
    {
        Count = 0;
        _counts.AsSpan().Clear();
        _adler.Reduce();
    }

    /// <summary>Takes runs until the tokens are full, or one needs several of them.</summary>
    /// <param name="start">Where the row's first pixel stands among all bytes.</param>
    /// <param name="runs">Runs of the row.</param>
    /// <returns>How many were taken.</returns>
    public int Add(long start, ReadOnlySpan<FilteredRun> runs)
    {
        AdlerSum adler = _adler;
        long position = Position;
        int pixelBytes = _pixelBytes, mostPixels = _mostPixels, taken = 0;
        Span<ulong> tokens = _tokens.AsSpan(Count);
        for (; taken < runs.Length && taken < tokens.Length; taken++)
        {
            FilteredRun run = runs[taken];
            long at = start + (long)run.Start * pixelBytes, zeros = at - position;
            uint pixels = run.End - run.Start;
            if (zeros > MostZeros || pixels > (uint)mostPixels) break;
            tokens[taken] = Token((int)zeros, run.Value, (int)pixels);
            CountParts((int)zeros, run.Value, (int)pixels, pixelBytes);
            adler.AddZeros((int)zeros);
            adler.Add(run.Value, pixelBytes, (int)pixels);
            position = at + (int)pixels * pixelBytes;
        }
        (_adler, Position, Count) = (adler, position, Count + taken);
        return taken;
    }

    /// <summary>Takes one token; there must be room.</summary>
    /// <param name="zeros">Zeros, at most <see cref="MostZeros"/>.</param>
    /// <param name="value">The bytes of the pixel; one byte where there are no pixels.</param>
    /// <param name="pixels">How often it is repeated, cut to what a token holds.</param>
    /// <returns>How many pixels the token holds.</returns>
    public int Add(int zeros, uint value, uint pixels)
    {
        int held = (int)Math.Min(pixels, (uint)_mostPixels), bytes = held == 0 ? 1 : _pixelBytes, times = Math.Max(held, 1);
        _tokens[Count++] = Token(zeros, value, held);
        CountParts(zeros, value, held, bytes);
        _adler.AddZeros(zeros);
        _adler.Add(value, bytes, times);
        Position += zeros + bytes * times;
        return held;
    }

    private static ulong Token(int zeros, uint value, int pixels) => (ulong)value << ValueShift | (uint)pixels << ZeroBits | (uint)zeros;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CountParts(int zeros, uint value, int pixels, int bytes)
    {
        int[] counts = _counts;
        int times = _times[pixels];
        counts[zeros]++;
        counts[Pixels + pixels]++;
        counts[Bytes + (byte)value] += times;
        if (bytes > 1) counts[Bytes + (byte)(value >> 8)] += times;
        if (bytes > 2) counts[Bytes + (byte)(value >> 16)] += times;
    }
}
