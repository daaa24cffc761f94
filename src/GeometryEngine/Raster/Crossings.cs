namespace GeometryEngine;

/// <summary>Where the outlines of rings cross the lines of an image, and in which direction; made into toggles by a fill rule.</summary>
/// <param name="lines">Number of lines.</param>
/// <param name="lineLength">Pixels on a line; crossings lie in [0, lineLength].</param>
internal sealed class Crossings(int lines, int lineLength)
{
    private readonly List<ulong> _keys = []; // line, position, direction from the high bits down: sorting goes by line, then position

    /// <summary>Adds one crossing, in any order.</summary>
    /// <param name="line">The line.</param>
    /// <param name="position">First pixel of the line behind the crossing.</param>
    /// <param name="down">Whether the edge goes the way of growing line numbers.</param>
    public void Add(int line, int position, bool down) => _keys.Add((ulong)(uint)line << 32 | (uint)position << 1 | (down ? 1u : 0u));

    /// <summary>Adds a span as a ring around it would cross.</summary>
    public void Add(LineSpan span)
    {
        Add(span.Line, span.Start, down: true);
        Add(span.Line, span.End, down: false);
    }

    /// <summary>Adds every span of a mask.</summary>
    public void Add(Toggles mask)
    {
        foreach (LineSpan span in mask) Add(span);
    }

    /// <summary>A pixel is in when an odd number of crossings lies at or before it.</summary>
    public Toggles EvenOdd()
    {
        var result = new Toggles(lines, lineLength);
        foreach (ulong key in _keys) result.Add(LineOf(key), PositionOf(key));
        result.Resolve();
        return result;
    }

    /// <summary>A pixel is in when the crossings at or before it do not balance. Of added spans this is the union.</summary>
    public Toggles NonZero()
    {
        _keys.Sort();
        var result = new Toggles(lines, lineLength);
        int winding = 0; // back at 0 at the end of every line, since rings are closed
        foreach (ulong key in _keys)
        {
            bool outside = winding == 0;
            winding += (key & 1) != 0 ? 1 : -1;
            if (outside != (winding == 0)) result.Add(LineOf(key), PositionOf(key));
        }
        result.Resolve();
        return result;
    }

    private static int LineOf(ulong key) => (int)(key >> 32);

    private static int PositionOf(ulong key) => (int)((uint)key >> 1);
}
