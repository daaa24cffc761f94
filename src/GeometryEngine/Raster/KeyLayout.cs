using System.Runtime.CompilerServices;

namespace GeometryEngine;

/// <summary>
/// The number of the bit that a toggle at (x, y) turns over: <c>x * X + y * Y + floor(x / 64) * Strip + floor(y / 8) * Band + Origin</c>, a whole
/// number in [0, 2^52).
/// The receiver of toggles chooses it, so that edges need not know what becomes of them.
/// </summary>
/// <param name="X">Factor of the column.</param>
/// <param name="Y">Factor of the row.</param>
/// <param name="Strip">Factor of the number of the 64-column strip.</param>
/// <param name="Band">Factor of the number of the 8-row band.</param>
/// <param name="Origin">Added at the end.</param>
internal readonly record struct KeyLayout(double X, double Y, double Strip, double Band, double Origin)
{
    /// <summary>Bits as a <see cref="BitMask"/> has them.</summary>
    /// <param name="plane">Where they are kept.</param>
    public static KeyLayout Strips(in BitPlane plane)
    {
        BitFrame frame = plane.Frame;
        return new(1, 64, 64.0 * frame.Rows - 64, 0, 64.0 * plane.Origin - 64.0 * frame.Top - 64.0 * frame.Rows * frame.First);
    }

    /// <summary>Bits in bands of 8 rows, within each strip by strip, as the toggles of a <see cref="SceneLayer"/> are kept.</summary>
    /// <param name="plane">Where they are kept.</param>
    public static KeyLayout Bands(in BitPlane plane)
    {
        BitFrame frame = plane.Frame;
        const int Word = 64, Rows = BitFrame.RowStep;
        double band = Word * Rows * ((double)frame.Strips - 1), origin = plane.Origin - (double)frame.Top * frame.Strips - Rows * (double)frame.First;
        return new(1, Word, Word * Rows - Word, band, Word * origin);
    }

    /// <summary>Bits column after column, each padded to whole words.</summary>
    /// <param name="left">First column.</param>
    /// <param name="top">First row.</param>
    /// <param name="words">Words of a column.</param>
    public static KeyLayout Columns(int left, int top, int words) => new(64.0 * words, 1, 0, 0, -64.0 * words * left - top);

    /// <summary>The keys of several toggles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TWords Keys<TWords, TDoubles>(TDoubles x, TDoubles y)
        where TWords : struct, IWordLanes<TWords>
        where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
    {
        TDoubles strip = (x * TDoubles.Create(1.0 / 64)).Floor(), band = (y * TDoubles.Create(1.0 / BitFrame.RowStep)).Floor();
        TDoubles place = x * TDoubles.Create(X) + y * TDoubles.Create(Y), begin = strip * TDoubles.Create(Strip) + band * TDoubles.Create(Band);
        return (place + begin + TDoubles.Create(Origin)).ToWords();
    }

    /// <summary>The key of one toggle.</summary>
    public ulong Key(int x, int y) => Keys<Words64, Doubles64>(Doubles64.Create(x), Doubles64.Create(y)).Value;
}
