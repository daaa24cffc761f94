using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GeometryEngine.Formats;

/// <summary>
/// The way of <see cref="ShortDecimalRun"/> through a list on processors that can move bytes freely (AVX-512 VBMI2): the next 64 bytes are loaded once, the
/// places of their commas are packed together, and eight numbers are laid beside each other, each before its comma, without touching memory again.
/// </summary>
internal static class ShortDecimalWindow
{
    private const int Bytes = 64;
    private const int Lanes = 8;
    private const ulong Lowest = 0x0101010101010101; // of each byte: the first bit
    private const ulong Highest = Lowest << 7;

    private static readonly Vector512<byte> Places = Vector512.CreateSequence<byte>(0, 1);
    private static readonly Vector512<byte> Distances = Vector512.Create(0x0102030405060708UL).AsByte(); // of each byte of a lane from the comma
    private static readonly Vector512<byte> LaneOfByte = Table(lane => Lowest * (ulong)lane).AsByte();

    // For each number of decimals: what a digit counts within its pair of bytes, a pair within its four bytes, and the first four bytes at all.
    private static readonly Vector512<ulong> DigitWeights = Table(decimals => Pack(8, 8, k => k == PointOf(decimals) ? 0 : Power(Exponent(decimals, k) - PairExponent(decimals, k / 2))));
    private static readonly Vector512<ulong> PairWeights = Table(decimals => Pack(4, 16, pair => Power(PairExponent(decimals, pair) - PairExponent(decimals, pair | 1))));
    private static readonly Vector512<ulong> FourWeights = Table(decimals => (ulong)Power(PairExponent(decimals, 1)));
    private static readonly Vector512<double> PowersOfTen = Vector512.Create(1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7);

    /// <summary>Whether the processor has the instructions.</summary>
    public static bool IsSupported => Avx512Vbmi2.IsSupported && Bmi2.X64.IsSupported;

    /// <summary>Reads numbers up to the end of the list, the first that is not plain, or close to the end of the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">Where a number may begin; moved to the end of the last that was read.</param>
    /// <param name="numbers">Receives them, each the nearest double.</param>
    public static void Read(ReadOnlySpan<byte> text, ref int position, PooledList<double> numbers)
    {
        int start = position;
        bool isLast = false;
        while (!isLast && start <= text.Length - Bytes)
        {
            Vector512<byte> window = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(text), (nuint)start);
            Vector512<byte> commas = Vector512.Equals(window, Vector512.Create((byte)','));
            ulong stops = commas.ExtractMostSignificantBits();
            ulong close = Vector512.Equals(window, Vector512.Create((byte)']')).ExtractMostSignificantBits();
            ulong ends = Avx512Vbmi2.Compress(Vector512<byte>.Zero, commas, Places).AsUInt64().ToScalar();
            if (close != 0 && BitOperations.PopCount(stops & Below(close)) is var before and < Lanes)
            {
                // The list ends here: its bracket ends a number, too, and what is behind it does not count.
                isLast = true;
                stops = (stops & Below(close)) | (close & (0 - close));
                ends = (ends & ((1UL << (8 * before)) - 1)) | ((ulong)BitOperations.TrailingZeroCount(close) << (8 * before));
            }
            if (stops == 0) return;
            int last = LastOf(stops);
            ulong lengths = LengthsOf(ends);
            Convert(window, ends, lengths).CopyTo(numbers.Reserve(Lanes));
            int count = Math.Min(BitOperations.PopCount(stops), Lanes);
            ulong odd = Odd(window, stops) & (ulong.MaxValue >> (63 - last));
            ulong tooLong = TooLong(lengths, count);
            if ((odd | tooLong) == 0)
            {
                numbers.Take(count);
                position = start + last;
            }
            else
            {
                int lane = Math.Min(BitOperations.PopCount(stops & Below(odd)), BitOperations.TrailingZeroCount(tooLong) / 8);
                if (!TryPassOdd(text, start, ends, lane, ref position, numbers)) return;
                isLast = text[position] == ']';
            }
            start = position + 1;
        }
    }

    // The eighth of the stops, or the last.
    private static int LastOf(ulong stops)
    {
        ulong eighth = Bmi2.X64.ParallelBitDeposit(1UL << (Lanes - 1), stops);
        return 63 - BitOperations.LeadingZeroCount(eighth == 0 ? stops : eighth);
    }

    /// <summary>Reads a list of four numbers and its closing bracket.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">Where the first number begins; moved behind the bracket when they were read.</param>
    /// <param name="four">The numbers, each the nearest double.</param>
    /// <returns>False where any is not plain, where they are not four, and close to the end of the text.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadFour(ReadOnlySpan<byte> text, ref int position, out Vector256<double> four)
    {
        four = default;
        if (position > text.Length - Bytes) return false;
        Vector512<byte> window = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(text), (nuint)position);
        Vector512<byte> closes = Vector512.Equals(window, Vector512.Create((byte)']'));
        Vector512<byte> marks = Vector512.Equals(window, Vector512.Create((byte)',')) | closes;
        ulong stops = marks.ExtractMostSignificantBits(), close = closes.ExtractMostSignificantBits();
        stops &= close ^ (close - 1);
        ulong ends = Avx512Vbmi2.Compress(Vector512<byte>.Zero, marks, Places).AsUInt64().ToScalar();
        ulong lengths = LengthsOf(ends), odd = Odd(window, stops) & (close ^ (close - 1));
        if (close == 0 || BitOperations.PopCount(stops) != 4 || (odd | TooLong(lengths, 4)) != 0) return false;
        four = Convert(window, ends, lengths).GetLower();
        position += BitOperations.TrailingZeroCount(close) + 1;
        return true;
    }

    // The bytes in front of each end, up to the one before: no borrow from a lane as long as the ends rise.
    private static ulong LengthsOf(ulong ends) => ends - (ends << 8) - (Lowest << 8);

    private static ulong TooLong(ulong lengths, int count) => (lengths + (0x7F - Lanes) * Lowest) & Highest & (ulong.MaxValue >> (8 * (Lanes - count)));

    private static int EndOf(ulong ends, int lane) => (byte)(ends >> (8 * lane));

    // Takes in the numbers before one with a sign or of more than eight characters, and that one, if it is one.
    private static bool TryPassOdd(ReadOnlySpan<byte> text, int window, ulong ends, int lane, ref int position, PooledList<double> numbers)
    {
        numbers.Take(lane);
        if (lane > 0) position = window + EndOf(ends, lane - 1);
        int start = lane == 0 ? window : position + 1, end = window + EndOf(ends, lane);
        if (text[start] == ' ') start++;
        if (!ShortDecimal.TryRead(text, ref start, out double value) || start != end) return false;
        numbers.Add(value);
        position = end;
        return true;
    }

    // Reads the numbers that end at eight places of the window.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Convert(Vector512<byte> window, ulong ends, ulong lengths)
    {
        Vector512<byte> places = Avx512BW.Shuffle(Vector512.Create(ends).AsByte(), LaneOfByte) - Distances;
        Vector512<byte> bytes = Avx512Vbmi.PermuteVar64x8(window, places);
        Vector512<byte> inside = Vector512.LessThanOrEqual(Distances, Avx512BW.Shuffle(Vector512.Create(lengths).AsByte(), LaneOfByte));
        Vector512<byte> points = Vector512.Equals(bytes, Vector512.Create((byte)'.')) & inside;
        Vector512<byte> digits = bytes & Vector512.Create((byte)0x0F) & inside; // a blank is 0, too
        Vector512<ulong> decimals = Vector512.ShiftRightLogical(Avx512CD.LeadingZeroCount(points.AsUInt64()), 3); // 8 without a point, as good as 0 below
        Vector512<short> pairs = Avx512BW.MultiplyAddAdjacent(digits, Avx512F.PermuteVar8x64(DigitWeights, decimals).AsSByte());
        Vector512<uint> fours = Avx512BW.MultiplyAddAdjacent(pairs, Avx512F.PermuteVar8x64(PairWeights, decimals).AsInt16()).AsUInt32();
        Vector512<ulong> whole = Avx512F.Multiply(fours, Avx512F.PermuteVar8x64(FourWeights, decimals).AsUInt32()) + Vector512.ShiftRightLogical(fours.AsUInt64(), 32);
        return Vector512.ConvertToDouble(whole.AsInt64()) / Avx512F.PermuteVar8x64(PowersOfTen, decimals.AsInt64());
    }

    // Bytes of the window that the grammar of JSON does not allow in numbers, a blank before each aside; exact up to the first.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Odd(Vector512<byte> window, ulong stops)
    {
        ulong digits = Vector512.LessThanOrEqual(window - Vector512.Create((byte)'0'), Vector512.Create((byte)9)).ExtractMostSignificantBits();
        ulong zeros = Vector512.Equals(window, Vector512.Create((byte)'0')).ExtractMostSignificantBits();
        ulong points = Vector512.Equals(window, Vector512.Create((byte)'.')).ExtractMostSignificantBits();
        ulong blanks = Vector512.Equals(window, Vector512.Create((byte)' ')).ExtractMostSignificantBits();
        ulong starts = (stops << 1) | 1;
        ulong badBlanks = blanks & ~(starts & (digits >> 1));
        ulong padded = ((starts | (blanks << 1)) & zeros) << 1 & digits;
        ulong bare = (points | stops) & ~(digits << 1);
        ulong cut = points & ~(digits >> 1);
        ulong second = points & ((points << 1) + digits); // the sum carries through the decimals to what follows them
        return ~(digits | points | blanks | stops) | badBlanks | padded | bare | cut | second;
    }

    // The bits below the lowest that is set; all of them where none is.
    private static ulong Below(ulong bits) => (bits - 1) & ~bits;

    private static Vector512<ulong> Table(Func<int, ulong> entry) => Vector512.Create([.. Enumerable.Range(0, Lanes).Select(entry)]);

    private static ulong Pack(int count, int bits, Func<int, int> entry) =>
        Enumerable.Range(0, count).Aggregate(0UL, (packed, i) => packed | ((ulong)entry(i) << (bits * i)));

    // The byte of a lane where the point of a number with so many decimals stands; none without decimals.
    private static int PointOf(int decimals) => decimals == 0 ? -1 : 7 - decimals;

    // The power of ten that the digit at a byte of a lane counts, the number taken as whole.
    private static int Exponent(int decimals, int place) => 7 - place - (place < PointOf(decimals) ? 1 : 0);

    private static int PairExponent(int decimals, int pair) => Exponent(decimals, 2 * pair + (2 * pair + 1 == PointOf(decimals) ? 0 : 1));

    private static int Power(int exponent) => (int)Math.Pow(10, exponent);
}
