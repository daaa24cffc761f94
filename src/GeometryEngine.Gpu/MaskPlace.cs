namespace GeometryEngine.Gpu;

/// <summary>The bits of one mask in a device's memory: for each strip of 64 columns one word a row, the strips one after the other.</summary>
/// <param name="start">Index of the first word.</param>
/// <param name="top">Row of the image of the first word of a strip.</param>
/// <param name="rows">Words of a strip.</param>
/// <param name="first">The first strip; strip s holds columns [64 s, 64 s + 64).</param>
/// <param name="strips">Number of strips.</param>
internal readonly struct MaskPlace(long start, int top, int rows, int first, int strips)
{
    public readonly long Start = start;
    public readonly int Top = top;
    public readonly int Rows = rows;
    public readonly int First = first;
    public readonly int Strips = strips;

    /// <summary>The row behind the last.</summary>
    public int Bottom => Top + Rows;

    /// <summary>The strip behind the last.</summary>
    public int End => First + Strips;

    /// <summary>Index of the word of a strip and row of the image; they must lie within.</summary>
    public long Word(int strip, int row) => Start + (long)(strip - First) * Rows + row - Top;

    /// <summary>Whether the word of a strip and row of the image is stored.</summary>
    public bool Holds(int strip, int row) => strip >= First && strip < End && row >= Top && row < Bottom;
}
