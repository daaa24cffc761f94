using System.Numerics;

namespace GeometryEngine;

/// <summary>
/// Builds canonical run lengths (no empty run but the first) from the ascending positions at which a mask begins or ends; two at one place
/// cancel. One is kept for each thread, with its memory, for work that is over before anyone asks for it again.
/// </summary>
internal sealed class RunBuilder
{
    [ThreadStatic]
    private static RunBuilder? _ofThread;

    private uint[] _toggles = new uint[256];
    private int _count;

    /// <summary>The builder of this thread, empty.</summary>
    public static RunBuilder OfThread()
    {
        RunBuilder builder = _ofThread ??= new RunBuilder();
        builder._count = 0;
        return builder;
    }

    /// <summary>Makes room for a number of further toggles.</summary>
    public void Reserve(int toggles)
    {
        int needed = checked(_count + toggles);
        if (needed > _toggles.Length) Array.Resize(ref _toggles, (int)Math.Min(Array.MaxLength, Math.Max(needed, 2L * _toggles.Length)));
    }

    /// <summary>Room for a number of further toggles, behind those there are; they count once <see cref="Advance"/> takes them.</summary>
    public Span<uint> Room(int toggles)
    {
        Reserve(toggles);
        return _toggles.AsSpan(_count);
    }

    /// <summary>Takes the first toggles of the room; each must lie behind the one before.</summary>
    public void Advance(int toggles) => _count += toggles;

    /// <summary>Adds a position, at or behind the last one; room must have been made for it.</summary>
    public void Toggle(uint position)
    {
        if (_count > 0 && _toggles[_count - 1] == position) _count--;
        else _toggles[_count++] = position;
    }

    /// <summary>Adds base + i for each bit i of a word, at or behind the last one. Makes room itself.</summary>
    public void Toggle(ulong bits, uint start)
    {
        Reserve(64);
        for (; bits != 0; bits &= bits - 1) Toggle(start + (uint)BitOperations.TrailingZeroCount(bits));
    }

    /// <summary>Adds the foreground [start, end), which may touch the one before, but not begin within it. Makes room itself.</summary>
    public void Add(uint start, uint end)
    {
        Reserve(2);
        Toggle(start);
        Toggle(end);
    }

    /// <summary>The mask of everything added, which the builder no longer has.</summary>
    public Rle ToRle(int height, int width) => Rle.FromOwned(height, width, ToCounts(height, width).ToArray());

    /// <summary>
    /// The run lengths of everything added, which the builder no longer has: they take the places of the toggles, and are there until it is used again.
    /// </summary>
    public ReadOnlySpan<uint> ToCounts(int height, int width)
    {
        uint total = (uint)((long)height * width), before = 0;
        Reserve(1);
        Span<uint> counts = _toggles.AsSpan(0, _count);
        foreach (ref uint toggle in counts) (toggle, before) = (toggle - before, toggle);
        if (counts.IsEmpty || before < total)
        {
            counts = _toggles.AsSpan(0, _count + 1);
            counts[^1] = total - before;
        }
        _count = 0;
        return counts;
    }
}
