namespace GeometryEngine.Formats;

/// <summary>A track of a CVAT file: one object through the frames of a video. Shapes stay in the file; here is where they lie.</summary>
/// <param name="Element">Which track of the file it is, from 0.</param>
/// <param name="Id">Its id as written.</param>
/// <param name="Label">Its label.</param>
/// <param name="Task">Id of its task; null when the file has one.</param>
/// <param name="Group">Its group; null when it has none.</param>
/// <param name="Source">Who made it (<c>manual</c>, <c>auto</c>); null when the file does not say.</param>
/// <param name="Keys">Its shapes, frames ascending, each frame once.</param>
internal sealed record CvatTrack(int Element, string Id, string Label, string? Task, string? Group, string? Source, IReadOnlyList<CvatKey> Keys)
{
    /// <summary>The shapes between which a frame lies; null where the object is not to be seen.</summary>
    /// <param name="frame">The frame.</param>
    /// <returns>The last shape up to the frame, and the one after it where that is needed: not when the frame has a shape of its own, and not after the last.</returns>
    public (CvatKey Left, CvatKey? Right)? Around(int frame)
    {
        int low = 0, high = Keys.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Keys[middle].Frame <= frame) low = middle + 1;
            else high = middle;
        }
        if (low == 0 || Keys[low - 1].IsOutside) return null;
        CvatKey left = Keys[low - 1];
        return (left, left.Frame == frame || low == Keys.Count ? null : Keys[low]);
    }
}
