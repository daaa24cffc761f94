namespace GeometryEngine;

/// <summary>
/// The part of an image that is stored as bits: whole strips of 64 columns, cut to a range of rows. The rows begin and end at multiples of
/// <see cref="RowStep"/>, so that what two frames share is whole registers at every width, and at least one row below the mask belongs to it,
/// where its last toggles go.
/// </summary>
/// <param name="Top">First row.</param>
/// <param name="Bottom">The row behind the last; it may lie below the image.</param>
/// <param name="First">First strip; strip s holds columns [64 s, 64 s + 64).</param>
/// <param name="End">The strip behind the last.</param>
internal readonly record struct BitFrame(int Top, int Bottom, int First, int End)
{
    /// <summary>Rows come in multiples of it: the words of the widest register.</summary>
    public const int RowStep = 8;

    public int Rows => Bottom - Top;

    public int Strips => End - First;

    /// <summary>Words that hold the frame.</summary>
    public long Words => IsEmpty ? 0 : (long)Rows * Strips;

    public bool IsEmpty => Rows <= 0 || Strips <= 0;

    /// <summary>Where the word of a strip and a row is kept.</summary>
    public int Place(int strip, int row) => (strip - First) * Rows + row - Top;

    /// <summary>Whether the word of a strip and a row is part of it.</summary>
    public bool Contains(int strip, int row) => strip >= First && strip < End && row >= Top && row < Bottom;

    /// <summary>The frame of all pixels of a box.</summary>
    public static BitFrame Around(PixelBox box) => box.IsEmpty
        ? default
        : new(box.Top & -RowStep, (int)Math.Min((box.Bottom + (long)RowStep) & -RowStep, int.MaxValue & -RowStep), box.Left / 64, (box.Right - 1) / 64 + 1);

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
