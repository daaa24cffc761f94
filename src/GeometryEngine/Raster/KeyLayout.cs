using System.Runtime.CompilerServices;

namespace GeometryEngine;

/// <summary>
/// The number of the bit that a toggle at (x, y) turns over: <c>x * X + y * Y + floor(x / 64) * Strip + Origin</c>, a whole number in [0, 2^52).
/// The receiver of toggles chooses it, so that edges need not know what becomes of them.
/// </summary>
/// <param name="X">Factor of the column.</param>
/// <param name="Y">Factor of the row.</param>
/// <param name="Strip">Factor of the number of the 64-column strip.</param>
/// <param name="Origin">Added at the end.</param>
internal readonly record struct KeyLayout(double X, double Y, double Strip, double Origin)
{
    /// <summary>Bits as a <see cref="BitMask"/> has them.</summary>
    /// <param name="frame">The mask's frame.</param>
    public static KeyLayout Strips(in BitFrame frame) => new(1, 64, 64.0 * frame.Rows - 64, -64.0 * frame.Top - 64.0 * frame.Rows * frame.First);

    /// <summary>Bits column after column, each padded to whole words.</summary>
    /// <param name="left">First column.</param>
    /// <param name="top">First row.</param>
    /// <param name="words">Words of a column.</param>
    public static KeyLayout Columns(int left, int top, int words) => new(64.0 * words, 1, 0, -64.0 * words * left - top);

    /// <summary>The keys of several toggles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TWords Keys<TWords, TDoubles>(TDoubles x, TDoubles y)
        where TWords : struct, IWordLanes<TWords>
        where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
    {
        TDoubles strip = (x * TDoubles.Create(1.0 / 64)).Floor();
        return (x * TDoubles.Create(X) + y * TDoubles.Create(Y) + strip * TDoubles.Create(Strip) + TDoubles.Create(Origin)).ToWords();
    }

    /// <summary>The key of one toggle.</summary>
    public ulong Key(int x, int y) => Keys<Words64, Doubles64>(Doubles64.Create(x), Doubles64.Create(y)).Value;
}
