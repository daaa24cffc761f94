namespace GeometryEngine;

public sealed partial class BitMask
{
    /// <summary>The same pixels as bits.</summary>
    /// <param name="rle">A mask; empty runs inside do not matter.</param>
    public static BitMask FromRle(Rle rle)
    {
        ToggleBatch toggles = ToggleBatch.OfThread(rle.Height, rle.Width);
        toggles.Add(rle);
        return FromToggles(toggles, 0);
    }

    /// <summary>The same pixels as canonical runs.</summary>
    public Rle ToRle()
    {
        RunBuilder runs = RunBuilder.OfThread();
        ColumnRuns.Append(Bits, Height, runs);
        return runs.ToRle(Height, Width);
    }

    /// <summary>Writes the mask as a row-major image of bytes; background becomes 0.</summary>
    /// <param name="pixels">Receives height * width bytes; all are written.</param>
    /// <param name="foreground">The byte of foreground pixels.</param>
    /// <exception cref="ArgumentException">The number of bytes is not height * width.</exception>
    public void Decode(Span<byte> pixels, byte foreground = 1)
    {
        Throw.IfNotPixelCount(pixels.Length, Height, Width, nameof(pixels));
        BitDecoder.Decode(Bits, pixels, Height, Width, foreground);
    }

    /// <summary>The mask of an object.</summary>
    internal static BitMask FromToggles(ToggleBatch toggles, int index)
    {
        var result = new BitMask(toggles.Height, toggles.Width, BitFrame.Around(toggles.Bounds(index)));
        BitFill.Fill(toggles[index], result._words, result._frame);
        return result;
    }

    /// <summary>The mask of an outline; the lines of the toggles are columns.</summary>
    internal static BitMask FromToggles(Toggles columns)
    {
        ToggleBatch toggles = ToggleBatch.OfThread(columns.LineLength, columns.Lines);
        toggles.Add(columns.ToRle());
        return FromToggles(toggles, 0);
    }
}
