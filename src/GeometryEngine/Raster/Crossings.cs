namespace GeometryEngine;

/// <summary>Where the outlines of rings cross the rows of an image, and in which direction.</summary>
internal sealed class Crossings
{
    private readonly List<ulong> _keys = []; // row, column, direction from the high bits down: sorting goes by row, then column

    /// <summary>Adds one crossing, in any order.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">First pixel of the row behind the crossing; 2^31 - 1 at most.</param>
    /// <param name="down">Whether the edge goes down.</param>
    public void Add(int row, int column, bool down) => _keys.Add((ulong)(uint)row << 32 | (uint)column << 1 | (down ? 1u : 0u));

    /// <summary>Sets the pixels for which the crossings at or before them do not balance.</summary>
    public void FillNonZero(BitPlane plane)
    {
        _keys.Sort();
        int winding = 0, start = 0; // back at 0 at the end of every row, since rings are closed
        foreach (ulong key in _keys)
        {
            int column = (int)((uint)key >> 1);
            if (winding == 0) start = column;
            winding += (key & 1) != 0 ? 1 : -1;
            if (winding == 0) plane.SetRow((long)(key >> 32), start, column);
        }
    }
}
