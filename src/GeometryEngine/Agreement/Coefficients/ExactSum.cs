using System.Numerics;

namespace GeometryEngine;

/// <summary>
/// A sum of doubles without rounding, so that it depends neither on the order of the terms nor on how they were split into partial sums: a
/// number in fixed point wide enough for every double, in pieces of 32 bits whose carries are settled rarely.
/// </summary>
internal sealed class ExactSum
{
    private const int LowestExponent = -1074; // of the last bit of the smallest double
    private const int Pieces = 70; // 2098 bits of doubles, and 2^32 times the largest
    private const int MostPending = 1 << 30; // terms of less than 2^32 each that fit a piece on top of each other

    private readonly long[] _pieces = new long[Pieces];
    private int _pending;

    /// <summary>Adds a finite number.</summary>
    public void Add(double term)
    {
        long bits = BitConverter.DoubleToInt64Bits(term);
        int exponent = (int)(bits >> 52) & 0x7FF;
        long mantissa = bits & 0xFFFFFFFFFFFFF;
        if (exponent > 0) mantissa |= 1L << 52;
        int place = Math.Max(exponent, 1) - 1; // of the mantissa's last bit above the lowest
        UInt128 shifted = (UInt128)(ulong)mantissa << (place & 31);
        long sign = bits < 0 ? -1 : 1;
        Span<long> pieces = _pieces.AsSpan(place >> 5, 3);
        pieces[0] += sign * (uint)shifted;
        pieces[1] += sign * (uint)(shifted >> 32);
        pieces[2] += sign * (uint)(shifted >> 64);
        if (++_pending == MostPending) Settle();
    }

    /// <summary>Adds the square of a finite number, of magnitude 1e-120 to 1e150 or 0, exactly.</summary>
    public void AddSquare(double number)
    {
        double square = number * number;
        Add(square);
        Add(Math.FusedMultiplyAdd(number, number, -square)); // what rounding took from the square is a double itself
    }

    /// <summary>Adds another sum, which stays as it is.</summary>
    public void Add(ExactSum other)
    {
        other.Settle();
        Settle();
        for (int i = 0; i < Pieces; i++) _pieces[i] += other._pieces[i];
        Settle();
    }

    /// <summary>The sum in multiples of 2^-1074.</summary>
    public BigInteger ToInteger()
    {
        Settle();
        BigInteger sum = 0;
        for (int i = Pieces - 1; i >= 0; i--) sum = (sum << 32) + _pieces[i];
        return sum;
    }

    /// <summary>A ratio of two whole numbers as the nearest double, or one next to it.</summary>
    public static double Ratio(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.IsZero) return 0;
        // 64 bits or more of the quotient, the rest of no weight
        int shift = (int)(64 + denominator.GetBitLength() - numerator.GetBitLength());
        BigInteger quotient = shift >= 0 ? (numerator << shift) / denominator : numerator / (denominator << -shift);
        return Math.ScaleB((double)quotient, -shift);
    }

    /// <summary>Writes the pieces; equal sums write equal bytes.</summary>
    public void Save(BinaryWriter writer)
    {
        Settle();
        foreach (long piece in _pieces) writer.Write(piece);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static ExactSum Load(BinaryReader reader)
    {
        var sum = new ExactSum();
        for (int i = 0; i < Pieces; i++) sum._pieces[i] = reader.ReadInt64();
        return sum;
    }

    // Brings all pieces but the last into [0, 2^32): the one form that equal sums share.
    private void Settle()
    {
        long carry = 0;
        for (int i = 0; i < Pieces - 1; i++)
        {
            long piece = _pieces[i] + carry;
            carry = piece >> 32;
            _pieces[i] = piece & uint.MaxValue;
        }
        _pieces[^1] += carry;
        _pending = 0;
    }
}
