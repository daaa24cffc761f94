namespace GeometryEngine;

/// <summary>The part of an image that a <see cref="BitMask"/> stores: whole strips of 64 columns, cut to a range of rows.</summary>
/// <param name="Top">First row.</param>
/// <param name="Bottom">The row behind the last.</param>
/// <param name="First">First strip; strip s holds columns [64 s, 64 s + 64).</param>
/// <param name="End">The strip behind the last.</param>
internal readonly record struct BitFrame(int Top, int Bottom, int First, int End)
{
    public int Rows => Bottom - Top;

    public int Strips => End - First;

    public bool IsEmpty => Rows <= 0 || Strips <= 0;

    /// <summary>The frame of a box of whole pixels.</summary>
    public static BitFrame Of(in Box box) =>
        box.Area == 0 ? default : new((int)box.Y, (int)box.Bottom, (int)box.X / 64, ((int)box.Right - 1) / 64 + 1);

    /// <summary>What both frames hold.</summary>
    public BitFrame Intersect(in BitFrame other)
    {
        var common = new BitFrame(Math.Max(Top, other.Top), Math.Min(Bottom, other.Bottom), Math.Max(First, other.First), Math.Min(End, other.End));
        return common.IsEmpty ? default : common;
    }

    /// <summary>The smallest frame that holds both.</summary>
    public BitFrame Enclose(in BitFrame other)
    {
        if (IsEmpty) return other;
        if (other.IsEmpty) return this;
        return new(Math.Min(Top, other.Top), Math.Max(Bottom, other.Bottom), Math.Min(First, other.First), Math.Max(End, other.End));
    }
}
