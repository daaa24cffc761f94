using System.Buffers;

namespace GeometryEngine;

/// <summary>A mask as bits in pooled memory, for work that is over when it is disposed of.</summary>
internal readonly ref struct PooledBits
{
    private readonly ulong[] _words;
    private readonly BitFrame _frame;

    /// <summary>The bits of a mask.</summary>
    /// <param name="mask">A mask; empty runs inside do not matter.</param>
    public PooledBits(Rle mask)
    {
        ToggleBatch toggles = ToggleBatch.OfThread(mask.Height, mask.Width);
        toggles.Add(mask);
        _frame = BitFrame.Around(toggles.Bounds(0));
        Throw.IfNotBits(mask.Height, mask.Width, _frame);
        _words = ArrayPool<ulong>.Shared.Rent((int)_frame.Words);
        BitFill.Fill(toggles[0], _words.AsSpan(0, (int)_frame.Words), _frame);
    }

    /// <summary>The bits.</summary>
    public BitView View => new(_words.AsSpan(0, (int)_frame.Words), _frame);

    /// <summary>The mask as part of a scene.</summary>
    public SceneLayer Layer => new(_words, 0, _frame);

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => ArrayPool<ulong>.Shared.Return(_words);
}
