using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GeometryEngine.Formats;

/// <summary>
/// The direct way through a list of coordinates. The commas of 64 bytes are found at once, so that no number waits for the one before it; eight numbers of
/// at most eight characters are then read together, each from the eight bytes in front of its comma. All others are left to <see cref="ShortDecimal"/>.
/// </summary>
internal static class ShortDecimalRun
{
    private const int Block = 64;
    private const int Lanes = 8;
    private const ulong Ones = 0x0101010101010101;

    /// <summary>Reads numbers up to the end of the list, the first that is not plain, or close to the end of the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">Where a number may begin; moved to the end of the last that was read.</param>
    /// <param name="numbers">Receives them, each the nearest double.</param>
    public static void Read(ReadOnlySpan<byte> text, ref int position, PooledList<double> numbers)
    {
        if (ShortDecimalWindow.IsSupported) ShortDecimalWindow.Read(text, ref position, numbers);
        else ReadBlocks(text, ref position, numbers);
    }

    /// <summary>Reads a list of four numbers and its closing bracket.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">Where the first number begins; moved behind the bracket when they were read.</param>
    /// <param name="four">The numbers, each the nearest double.</param>
    /// <returns>False where any is not plain, where they are not four, and close to the end of the text.</returns>
    public static bool TryReadFour(ReadOnlySpan<byte> text, ref int position, out Vector256<double> four) =>
        ShortDecimalWindow.IsSupported ? ShortDecimalWindow.TryReadFour(text, ref position, out four) : TryReadOneByOne(text, ref position, out four);

    /// <summary>The same with the instructions that all processors have.</summary>
    internal static bool TryReadOneByOne(ReadOnlySpan<byte> text, ref int position, out Vector256<double> four)
    {
        four = default;
        int next = position;
        for (int i = 0; i < 4; i++)
        {
            if (next < text.Length && text[next] == ' ') next++;
            if (!ShortDecimal.TryRead(text, ref next, out double value) || text[next++] != (i < 3 ? ',' : ']')) return false;
            four = four.WithElement(i, value);
        }
        position = next;
        return true;
    }

    /// <summary>The same as <see cref="Read"/> with the instructions that all processors have.</summary>
    internal static void ReadBlocks(ReadOnlySpan<byte> text, ref int position, PooledList<double> numbers)
    {
        if (position < sizeof(ulong)) return;
        Span<long> ends = stackalloc long[1 + Lanes + Block + Lanes]; // the place in front of the first number, then the ends that wait
        int block = position, waiting = 0;
        ends[0] = position - 1;
        bool isLast = false;
        while (!isLast && block < text.Length - Block)
        {
            (int found, isLast) = FindEnds(text, block, ends[(waiting + 1)..]);
            waiting += found;
            block += Block;
            int full = isLast ? waiting : waiting & -Lanes;
            int taken = Convert(text, ends, full, numbers);
            position = (int)(taken == 0 ? position : ends[taken]);
            if (taken < full || (found == 0 && !isLast)) return;
            waiting -= full;
            ends.Slice(full, waiting + 1).CopyTo(ends);
        }
        int rest = Convert(text, ends, isLast ? 0 : waiting, numbers);
        if (rest > 0) position = (int)ends[rest];
    }

    // Where the numbers of a block end: at commas, up to the bracket that ends the list.
    private static (int Count, bool IsLast) FindEnds(ReadOnlySpan<byte> text, int block, Span<long> ends)
    {
        const int mostShort = 12; // as many as a block of coordinates with decimals has: written without asking
        Vector512<byte> bytes = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(text), (nuint)block);
        ulong stops = Vector512.Equals(bytes, Vector512.Create((byte)',')).ExtractMostSignificantBits();
        ulong closes = Vector512.Equals(bytes, Vector512.Create((byte)']')).ExtractMostSignificantBits();
        if (closes != 0) stops = (stops | closes) & (closes ^ (closes - 1));
        int count = BitOperations.PopCount(stops);
        for (int i = 0; i < mostShort; i++, stops &= stops - 1) ends[i] = block + BitOperations.TrailingZeroCount(stops);
        for (int i = mostShort; i < count; i++, stops &= stops - 1) ends[i] = block + BitOperations.TrailingZeroCount(stops);
        Vector512.Create((long)block).CopyTo(ends[count..]); // lanes behind the last number read something, too
        return (count, closes != 0);
    }

    // Reads the numbers between the ends; returns how many were read before the first that is not plain.
    private static int Convert(ReadOnlySpan<byte> text, Span<long> ends, int count, PooledList<double> numbers)
    {
        Span<double> room = numbers.Reserve(count + Lanes);
        int done = 0;
        while (done < count)
        {
            int most = Math.Min(Lanes, count - done);
            uint odd = ConvertLanes(text, ends[done..], room[done..]) | (1u << most);
            int plain = BitOperations.TrailingZeroCount(odd);
            done += plain;
            for (; plain < most; plain++, done++)
            {
                int start = (int)ends[done] + 1;
                if (text[start] == ' ') start++;
                if (!ShortDecimal.TryRead(text, ref start, out room[done]) || start != ends[done + 1]) return Take(numbers, done);
            }
        }
        return Take(numbers, done);
    }

    private static int Take(PooledList<double> numbers, int count)
    {
        numbers.Take(count);
        return count;
    }

    // Reads eight numbers; a bit of the result is set where that was not possible. A lane is the eight bytes in front of a comma, the last digit topmost.
    private static uint ConvertLanes(ReadOnlySpan<byte> text, ReadOnlySpan<long> ends, Span<double> values)
    {
        Vector512<long> lengths = Vector512.Create(ends[1..]) - Vector512.Create(ends) - Vector512<long>.One;
        Vector512<byte> bytes = Load(text, ends[1..]).AsByte();
        Vector512<byte> inside = Inside(lengths);
        Vector512<byte> blanks = FirstOf(inside) & Vector512.Equals(bytes, Vector512.Create((byte)' '));
        inside = Vector512.AndNot(inside, blanks);
        Vector512<byte> points = inside & Vector512.Equals(bytes, Vector512.Create((byte)'.'));
        Vector512<byte> digits = inside & (bytes ^ Vector512.Create((byte)'0'));

        // What stands below the point moves up over it; without a point nothing does.
        Vector512<ulong> hasPoint = ~Vector512.Equals(points.AsUInt64(), Vector512<ulong>.Zero);
        Vector512<ulong> pointBits = points.AsUInt64() & Vector512.Create(Ones);
        Vector512<ulong> below = (pointBits - Vector512<ulong>.One) & hasPoint;
        Vector512<ulong> above = Vector512.AndNot(hasPoint, below | points.AsUInt64());
        Vector512<ulong> shifted = Vector512.AndNot(digits.AsUInt64(), below | points.AsUInt64()) | Up(digits.AsUInt64() & below);
        Vector512<ulong> decimals = Vector512.ShiftRightLogical((above & Vector512.Create(Ones)) * Vector512.Create(Ones), 56);

        Vector512<double> whole = Vector512.ConvertToDouble(EightDigits(shifted).AsInt64());
        (whole / Vector512.Shuffle(PowersOfTen, decimals.AsInt64())).CopyTo(values);

        Vector512<byte> first = FirstOf(inside);
        Vector512<byte> padded = Up((first & Vector512.Equals(digits, Vector512<byte>.Zero)).AsUInt64()).AsByte() & ~points & inside;
        Vector512<byte> noDigit = Vector512.GreaterThan(shifted.AsByte(), Vector512.Create((byte)9));
        Vector512<ulong> bareOrCut = (points & first).AsUInt64() | (points.AsUInt64() & Vector512.Create(0xFFUL << 56));
        Vector512<ulong> odd = padded.AsUInt64() | noDigit.AsUInt64() | bareOrCut | (pointBits & below) | Vector512.Equals(inside.AsUInt64(), Vector512<ulong>.Zero);
        Vector512<long> tooLong = Vector512.GreaterThan(lengths, Vector512.Create((long)Lanes));
        return (uint)(~Vector512.Equals(odd, Vector512<ulong>.Zero) | tooLong.AsUInt64()).ExtractMostSignificantBits();
    }

    private static Vector512<double> PowersOfTen => Vector512.Create(1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7);

    private static Vector512<ulong> Load(ReadOnlySpan<byte> text, ReadOnlySpan<long> ends)
    {
        ref byte first = ref Unsafe.Add(ref MemoryMarshal.GetReference(text), -sizeof(ulong));
        return Vector512.Create(
            Word(ref first, ends[0]), Word(ref first, ends[1]), Word(ref first, ends[2]), Word(ref first, ends[3]),
            Word(ref first, ends[4]), Word(ref first, ends[5]), Word(ref first, ends[6]), Word(ref first, ends[7]));
    }

    private static ulong Word(ref byte first, long end) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, (nint)end));

    // The bytes of each lane that belong to a number of that length.
    private static Vector512<byte> Inside(Vector512<long> lengths)
    {
        Vector512<byte> distance = Vector512.Create(0x0102030405060708UL).AsByte(); // of each byte from the comma
        return Vector512.LessThanOrEqual(distance, (lengths.AsUInt64() * Vector512.Create(Ones)).AsByte());
    }

    private static Vector512<byte> FirstOf(Vector512<byte> inside) => Vector512.AndNot(inside, Up(inside.AsUInt64()).AsByte());

    private static Vector512<ulong> Up(Vector512<ulong> lanes) => Vector512.ShiftLeft(lanes, 8);

    // Digits of a lane, the first in its lowest byte: pairs, then fours, then all (Lemire 2018, after Johnny Lee).
    private static Vector512<ulong> EightDigits(Vector512<ulong> digits)
    {
        Vector512<ulong> pairs = Vector512.Create(0x000000FF000000FFUL);
        digits = Vector512.ShiftLeft(digits, 3) + Vector512.ShiftLeft(digits, 1) + Vector512.ShiftRightLogical(digits, 8);
        Vector512<ulong> even = (digits & pairs) * Vector512.Create(0x000F424000000064UL);
        Vector512<ulong> odd = (Vector512.ShiftRightLogical(digits, 16) & pairs) * Vector512.Create(0x0000271000000001UL);
        return Vector512.ShiftRightLogical(even + odd, 32);
    }
}
