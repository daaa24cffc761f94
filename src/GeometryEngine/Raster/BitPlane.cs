using System.Numerics.Tensors;

namespace GeometryEngine;

/// <summary>The bits of a mask in the making. What is set outside of the image is left out.</summary>
/// <param name="words">Holds the words of the frame, as a <see cref="BitMask"/> has them, and may hold more.</param>
/// <param name="frame">Holds every pixel of the image that is set.</param>
/// <param name="height">Height of the image in pixels.</param>
/// <param name="width">Width of the image in pixels.</param>
/// <param name="origin">Where the words of the frame begin.</param>
internal readonly struct BitPlane(ulong[] words, BitFrame frame, int height, int width, int origin = 0) : IRowPlane
{
    /// <summary>The words of the frame.</summary>
    public Span<ulong> Words => words.AsSpan(origin, (int)frame.Words);

    /// <summary>The array that holds the words.</summary>
    public ulong[] Owned => words;

    /// <summary>Where in the array they begin.</summary>
    public int Origin => origin;

    public BitView View => new(Words, frame);

    public BitFrame Frame => frame;

    public int Height => height;

    public int Width => width;

    /// <summary>A plane without pixels, for the same image.</summary>
    public BitPlane Blank() => Blank(new ulong[frame.Words]);

    /// <summary>As <see cref="Blank()"/>, in words that are all 0, as many as the frame has or more.</summary>
    public BitPlane Blank(ulong[] blank) => new(blank, frame, height, width);

    /// <summary>Clears all pixels.</summary>
    public void Clear() => Words.Clear();

    /// <summary>Sets a pixel.</summary>
    public void Set(long row, long column)
    {
        if (row < 0 || row >= height || column < 0 || column >= width) return;
        words[WordOf((int)row, (int)(column >> 6))] |= 1UL << (int)column;
    }

    /// <inheritdoc/>
    public void SetRow(long row, long start, long end)
    {
        (start, end) = (Math.Max(start, 0), Math.Min(end, width));
        if (row < 0 || row >= height || start >= end) return;
        int first = (int)(start >> 6), last = (int)((end - 1) >> 6), word = WordOf((int)row, first);
        ulong head = ulong.MaxValue << (int)start, tail = ulong.MaxValue >> (int)(63 - (end - 1));
        if (first == last)
        {
            words[word] |= head & tail;
            return;
        }
        words[word] |= head;
        for (int strip = first + 1; strip < last; strip++) words[word += frame.Rows] = ulong.MaxValue;
        words[word + frame.Rows] |= tail;
    }

    /// <summary>Sets the pixels [start, end) of a column.</summary>
    public void SetColumn(long column, long start, long end)
    {
        (start, end) = (Math.Max(start, 0), Math.Min(end, height));
        if (column < 0 || column >= width || start >= end) return;
        int word = WordOf((int)start, (int)(column >> 6));
        foreach (ref ulong row in words.AsSpan(word, (int)(end - start))) row |= 1UL << (int)column;
    }

    /// <summary>Sets all pixels that another plane of the same frame has.</summary>
    public void Set(BitPlane other) => TensorPrimitives.BitwiseOr<ulong>(Words, other.Words, Words);

    /// <summary>Clears all pixels that another plane of the same frame has.</summary>
    public void Clear(BitPlane other)
    {
        Span<ulong> own = Words, others = other.Words;
        for (int i = 0; i < own.Length; i++) own[i] &= ~others[i];
    }

    /// <summary>Turns over all pixels that another plane of the same frame has.</summary>
    public void Toggle(BitPlane other) => TensorPrimitives.Xor<ulong>(Words, other.Words, Words);

    private int WordOf(int row, int strip) => origin + frame.Place(strip, row);
}
