using System.Buffers;

namespace GeometryEngine;

/// <summary>
/// The toggles on a mask's columns as bits in pooled memory, for work that is over when it is disposed of: in bands of
/// <see cref="BitFrame.RowStep"/> rows, for each band one strip after the other, so that what rows are made of lies together.
/// </summary>
internal readonly ref struct PooledBands
{
    private readonly ulong[] _words;

    /// <summary>The toggles of a mask.</summary>
    /// <param name="mask">A mask; empty runs inside do not matter.</param>
    public PooledBands(Rle mask)
    {
        ToggleBatch toggles = ToggleBatch.OfThread(mask.Height, mask.Width);
        toggles.Add(mask);
        Frame = BitFrame.Around(toggles.Bounds(0));
        Throw.IfNotBits(mask.Height, mask.Width, Frame);
        _words = ArrayPool<ulong>.Shared.Rent((int)Frame.Words);
        Words.Clear();
        Toggle(toggles[0], Words, Frame);
    }

    /// <summary>A bit for each toggle.</summary>
    public Span<ulong> Words => _words.AsSpan(0, (int)Frame.Words);

    /// <summary>Where they lie.</summary>
    public BitFrame Frame { get; }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => ArrayPool<ulong>.Shared.Return(_words);

    // What is computed of a row and of a column adds up, since bands begin at multiples of their rows.
    private static void Toggle(ReadOnlySpan<ulong> toggles, Span<ulong> words, BitFrame frame)
    {
        const int Rows = BitFrame.RowStep;
        int step = frame.Strips - 1, origin = frame.Top * frame.Strips + frame.First * Rows;
        foreach (ulong toggle in toggles)
        {
            int column = (int)(toggle >> 32), row = (int)toggle;
            words[(row & -Rows) * step + row + (column >> 6) * Rows - origin] ^= 1UL << column;
        }
    }
}
