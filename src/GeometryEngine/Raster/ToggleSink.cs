namespace GeometryEngine;

/// <summary>
/// Receives the toggles of edges, in any order, and turns over a bit for each: the seam between the rules, which walk edges, and masks. A pixel
/// is in when an odd number of toggles lies at or before it on its line (row or column, as the rule has it); two at one place cancel.
/// </summary>
internal sealed class ToggleSink
{
    private const int Room = 4096;
    private const int Padding = (int)SimdLevel.Vector512 / 64;

    private ulong[] _bits = [];
    private byte[]? _marks;

    /// <summary>How toggles are written: as the numbers of the bits to turn over.</summary>
    public KeyLayout Layout { get; private set; }

    /// <summary>The toggles, in the first <see cref="Count"/> places; a kernel may write rubbish behind them.</summary>
    public ulong[] Keys { get; } = new ulong[Room + Padding];

    /// <summary>Number of toggles of the outline that were flushed.</summary>
    public int Total { get; private set; }

    /// <summary>Number of toggles in <see cref="Keys"/>.</summary>
    public int Count { get; set; }

    /// <summary>Starts an outline.</summary>
    /// <param name="bits">Where bits are turned over: bit k of it is bit k % 64 of word k / 64.</param>
    /// <param name="layout">Which bit belongs to which toggle.</param>
    /// <param name="marks">If any, byte i is set where one of the words i * 8 to i * 8 + 7 is touched.</param>
    public void Begin(ulong[] bits, KeyLayout layout, byte[]? marks = null) => (_bits, _marks, Layout, Total, Count) = (bits, marks, layout, 0, 0);

    /// <summary>Makes room in <see cref="Keys"/>.</summary>
    /// <param name="wanted">How many toggles are to come.</param>
    /// <returns>How many fit; fewer than wanted only when <see cref="Keys"/> is empty.</returns>
    public int MakeRoom(long wanted)
    {
        if (wanted > Room - Count) Flush();
        return Room - Count;
    }

    /// <summary>Adds one toggle.</summary>
    public void Add(int x, int y)
    {
        MakeRoom(1);
        Keys[Count++] = Layout.Key(x, y);
    }

    /// <summary>Turns over the bits of all toggles so far; due at the end of an outline.</summary>
    public void Flush()
    {
        ulong[] bits = _bits;
        if (_marks is { } marks)
        {
            foreach (ulong key in Keys.AsSpan(0, Count))
            {
                bits[key >> 6] ^= 1UL << (int)key;
                marks[key >> 9] = 1;
            }
        }
        else
        {
            foreach (ulong key in Keys.AsSpan(0, Count)) bits[key >> 6] ^= 1UL << (int)key;
        }
        Total = checked(Total + Count);
        Count = 0;
    }
}
