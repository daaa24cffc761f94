using System.Runtime.CompilerServices;

namespace GeometryEngine;

/// <summary>
/// The edges of a ring, a register of them at a time: the x and y of both ends. Behind the last edge, which leads back to the first vertex,
/// come edges from there to there, up to a full register.
/// </summary>
internal ref struct RingEdges<TWords, TDoubles>
    where TWords : struct, IWordLanes<TWords>
    where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
{
    private readonly ReadOnlySpan<double> _ring;
    private readonly ReadOnlySpan<double> _tail;
    private readonly int _whole;
    private int _next;

    /// <summary>The edges of a ring.</summary>
    /// <param name="ring">x0, y0, x1, y1, ..., not closed.</param>
    /// <param name="tail">Room for <see cref="TailLength"/> numbers.</param>
    public RingEdges(ReadOnlySpan<double> ring, Span<double> tail)
    {
        _ring = ring;
        _tail = tail;
        int vertices = ring.Length / 2;
        _whole = vertices == 0 ? 0 : (vertices - 1) / TDoubles.Count * TDoubles.Count;
        ring[(2 * _whole)..].CopyTo(tail);
        for (int i = ring.Length - 2 * _whole; i < tail.Length && ring.Length > 0; i += 2) (tail[i], tail[i + 1]) = (ring[0], ring[1]);
    }

    /// <summary>Numbers to reserve for the last edges.</summary>
    public static int TailLength => 2 * TDoubles.Count + 2;

    /// <summary>The next register of edges, from (x1, y1) to (x2, y2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(out TDoubles x1, out TDoubles y1, out TDoubles x2, out TDoubles y2)
    {
        (x1, y1, x2, y2) = (default, default, default, default);
        if (2 * _next >= _ring.Length) return false;
        ReadOnlySpan<double> source = _next == _whole ? _tail : _ring[(2 * _next)..];
        TDoubles.Unzip(TDoubles.Load(source, 0), TDoubles.Load(source, TDoubles.Count), out x1, out y1);
        TDoubles.Unzip(TDoubles.Load(source, 2), TDoubles.Load(source, TDoubles.Count + 2), out x2, out y2);
        _next += TDoubles.Count;
        return true;
    }
}
