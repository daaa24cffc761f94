namespace GeometryEngine;

/// <summary>A mask in the making as toggles on its rows, in bands of 8 rows, as a <see cref="SceneLayer"/> may be.</summary>
/// <param name="plane">Holds the toggles.</param>
/// <param name="marks">If any, byte i is set where one of the words i * 8 to i * 8 + 7 of the plane's array is touched.</param>
internal readonly struct TogglePlane(BitPlane plane, byte[]? marks) : IRowPlane
{
    /// <inheritdoc/>
    public int Height => plane.Height;

    /// <inheritdoc/>
    public void SetRow(long row, long start, long end)
    {
        (start, end) = (Math.Max(start, 0), Math.Min(end, plane.Width));
        if (row < 0 || row >= plane.Height || start >= end) return;
        BitFrame frame = plane.Frame;
        int within = (int)row - frame.Top, place = plane.Origin + within / BitFrame.RowStep * BitFrame.RowStep * frame.Strips + within % BitFrame.RowStep;
        ulong inside = 0, last = 0;
        for (int strip = frame.First; strip < frame.End; strip++, place += BitFrame.RowStep)
        {
            ref ulong word = ref plane.Owned[place];
            ulong pixels = RowFill.Running<Words64>(new(word)).Value ^ inside;
            inside = 0 - (pixels >> 63);
            pixels |= Below(end - 64L * strip) & ~Below(start - 64L * strip);
            word = pixels ^ (pixels << 1 | last);
            last = pixels >> 63;
            if (marks is not null) marks[place / BitFrame.RowStep] = 1;
        }
    }

    // As many of the lowest bits of a word.
    private static ulong Below(long count) => count <= 0 ? 0 : count >= 64 ? ulong.MaxValue : (1UL << (int)count) - 1;
}
