namespace GeometryEngine.Formats;

/// <summary>Which frames of a video a task has.</summary>
/// <param name="Start">The first.</param>
/// <param name="Stop">None comes after this one.</param>
/// <param name="Step">From one to the next.</param>
internal readonly record struct CvatFrames(int Start, int Stop, int Step)
{
    /// <summary>Number of frames.</summary>
    public int Count => (Stop - Start) / Step + 1;

    /// <summary>Whether a frame is one of them.</summary>
    public bool Contains(int frame) => frame >= Start && frame <= Stop && (frame - Start) % Step == 0;
}
