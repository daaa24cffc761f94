using System.Numerics.Tensors;

namespace GeometryEngine;

public sealed partial class BitMask
{
    /// <summary>Pixels in either mask.</summary>
    /// <param name="other">A mask of the same size.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public BitMask Union(BitMask other)
    {
        Throw.IfOtherSize(this, other);
        var result = new BitMask(Height, Width, _frame.Enclose(other._frame));
        foreach (BitMask mask in (ReadOnlySpan<BitMask>)[this, other])
        {
            for (int strip = mask._frame.First; strip < mask._frame.End; strip++)
            {
                Span<ulong> rows = result.Strip(strip, mask._frame);
                TensorPrimitives.BitwiseOr(rows, mask.Bits.Strip(strip), rows);
            }
        }
        return result;
    }

    /// <summary>Pixels in both masks.</summary>
    /// <param name="other">A mask of the same size.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public BitMask Intersection(BitMask other)
    {
        Throw.IfOtherSize(this, other);
        BitFrame common = _frame.Intersect(other._frame);
        var result = new BitMask(Height, Width, common);
        for (int strip = common.First; strip < common.End; strip++)
            TensorPrimitives.BitwiseAnd<ulong>(Strip(strip, common), other.Strip(strip, common), result.Strip(strip, common));
        return result;
    }

    /// <summary>Pixels in this mask and not in the other.</summary>
    /// <param name="other">A mask of the same size.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public BitMask Difference(BitMask other)
    {
        Throw.IfOtherSize(this, other);
        var result = new BitMask(Height, Width, _frame);
        _words.CopyTo(result._words, 0);
        BitFrame common = _frame.Intersect(other._frame);
        for (int strip = common.First; strip < common.End; strip++)
        {
            Span<ulong> rows = result.Strip(strip, common), taken = other.Strip(strip, common);
            for (int row = 0; row < rows.Length; row++) rows[row] &= ~taken[row];
        }
        return result;
    }

    /// <summary>Number of pixels in both masks.</summary>
    /// <param name="other">A mask of the same size.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public long IntersectionArea(BitMask other)
    {
        Throw.IfOtherSize(this, other);
        return BitCounts.Intersection(Bits, other.Bits);
    }
}
