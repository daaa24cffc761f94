using System.Numerics;

namespace GeometryEngine;

/// <summary>
/// A binary mask as bits, cropped to its object: strips of 64 columns aligned to the image, one word a row, the rows of a strip one after the other.
/// Two masks of one image meet in contiguous words whatever their boxes. Immutable.
/// </summary>
public sealed partial class BitMask
{
    private readonly ulong[] _words;
    private readonly BitFrame _frame;

    private BitMask(int height, int width, BitFrame frame)
        : this(height, width, frame, Blank(height, width, frame)) { }

    private BitMask(int height, int width, BitFrame frame, ulong[] words)
    {
        Height = height;
        Width = width;
        _frame = frame;
        _words = words;
    }

    /// <summary>Height of the image in pixels.</summary>
    public int Height { get; }

    /// <summary>Width of the image in pixels.</summary>
    public int Width { get; }

    /// <summary>The bits.</summary>
    internal BitView Bits => new(_words, _frame);

    /// <summary>The mask as part of a scene.</summary>
    internal SceneLayer Layer => new(_words, 0, _frame);

    /// <summary>Whether a pixel is foreground.</summary>
    /// <param name="row">Row in [0, <see cref="Height"/>).</param>
    /// <param name="column">Column in [0, <see cref="Width"/>).</param>
    /// <exception cref="ArgumentException">The pixel is outside of the image.</exception>
    public bool this[int row, int column]
    {
        get
        {
            if ((uint)row >= (uint)Height || (uint)column >= (uint)Width)
                Throw.Argument($"pixel (row {row}, column {column}) of an image of {Height}x{Width}", nameof(row));
            return IsSet(row, column);
        }
    }

    /// <summary>Number of foreground pixels.</summary>
    public long Area() => BitCounts.Area(_words);

    /// <summary>The smallest box that holds all foreground pixels, in whole pixels; (0, 0, 0, 0) without foreground.</summary>
    public Box BoundingBox() => BitBounds.Find(Bits).ToBox();

    /// <summary>Whether a pixel is foreground; those outside of the image are not.</summary>
    internal bool IsSet(int row, int column)
    {
        int strip = column >> 6;
        bool stored = row >= _frame.Top && row < _frame.Bottom && strip >= _frame.First && strip < _frame.End;
        return stored && (Bits.Strip(strip)[row - _frame.Top] >> column & 1) != 0;
    }

    /// <summary>Appends the columns of a row's foreground, ascending.</summary>
    /// <param name="row">A row of the frame.</param>
    /// <param name="columns">Receives them.</param>
    internal void AddColumns(int row, List<int> columns)
    {
        for (int strip = _frame.First; strip < _frame.End; strip++)
            for (ulong word = Bits.Strip(strip)[row - _frame.Top]; word != 0; word &= word - 1)
                columns.Add(strip * 64 + BitOperations.TrailingZeroCount(word));
    }

    /// <summary>A mask of words that no one else holds.</summary>
    internal static BitMask FromOwned(int height, int width, BitFrame frame, ulong[] words) => new(height, width, frame, words);

    private static ulong[] Blank(int height, int width, BitFrame frame)
    {
        Throw.IfNotBits(height, width, frame);
        return frame.IsEmpty ? [] : new ulong[frame.Words];
    }

    // The words of a strip for the rows of a part of the frame.
    private Span<ulong> Strip(int strip, in BitFrame part) =>
        _words.AsSpan((strip - _frame.First) * _frame.Rows + part.Top - _frame.Top, part.Rows);
}
