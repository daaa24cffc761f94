namespace GeometryEngine;

/// <summary>The bits of one mask, wherever they are kept: for each strip of the frame one word a row, the strips one after the other.</summary>
/// <param name="words">The words; bit b of a word of strip s is column 64 s + b of the image.</param>
/// <param name="frame">What they hold; everything outside is background.</param>
internal readonly ref struct BitView(ReadOnlySpan<ulong> words, BitFrame frame)
{
    public ReadOnlySpan<ulong> Words { get; } = words;

    public BitFrame Frame { get; } = frame;

    /// <summary>The words of a strip of the frame, one a row.</summary>
    public ReadOnlySpan<ulong> Strip(int strip) => Words.Slice((strip - Frame.First) * Frame.Rows, Frame.Rows);

    /// <summary>The words of a strip for the rows of a part of the frame.</summary>
    public ReadOnlySpan<ulong> Strip(int strip, in BitFrame part) =>
        Words.Slice((strip - Frame.First) * Frame.Rows + part.Top - Frame.Top, part.Rows);
}
