namespace GeometryEngine;

/// <summary>How the second annotator's objects lie to the first's that match them: sums over matched pairs.</summary>
internal struct MatchBias
{
    private const double Farthest = 1L << 31; // boxes beyond are no places in an image

    public long Count;
    public long Sized;
    public FixedPointSum OffsetX;
    public FixedPointSum OffsetY;
    public FixedPointSum LogSize;

    /// <summary>Adds two objects that match.</summary>
    public void Add(in ObjectShape a, in ObjectShape b)
    {
        // Middle minus middle, log minus log: exchanged annotators give the same with the sign turned, to the last bit.
        double x = b.Box.X + b.Box.Width / 2 - (a.Box.X + a.Box.Width / 2), y = b.Box.Y + b.Box.Height / 2 - (a.Box.Y + a.Box.Height / 2);
        if (!(Math.Abs(x) <= Farthest && Math.Abs(y) <= Farthest)) return;
        Count++;
        OffsetX += x;
        OffsetY += y;
        if (!(a.Area > 0 && b.Area > 0)) return;
        Sized++;
        LogSize += Math.Log(b.Area) - Math.Log(a.Area);
    }

    /// <summary>Adds the sums of other matches.</summary>
    /// <param name="other">Other sums.</param>
    /// <param name="swapped">Whether its annotators stand the other way round.</param>
    public void Add(in MatchBias other, bool swapped = false)
    {
        Count += other.Count;
        Sized += other.Sized;
        OffsetX += swapped ? -other.OffsetX : other.OffsetX;
        OffsetY += swapped ? -other.OffsetY : other.OffsetY;
        LogSize += swapped ? -other.LogSize : other.LogSize;
    }

    /// <summary>The means.</summary>
    public readonly ObjectBias ToBias()
    {
        Measure log = LogSize.Mean(Sized);
        return new ObjectBias(Count, OffsetX.Mean(Count), OffsetY.Mean(Count), log.Value is { } mean ? Measure.Of(Math.Exp(mean)) : log);
    }

    /// <summary>Writes or reads the sums.</summary>
    public void Sync(SavedState state)
    {
        state.Sync(ref Count);
        state.Sync(ref Sized);
        state.Sync(ref OffsetX);
        state.Sync(ref OffsetY);
        state.Sync(ref LogSize);
    }
}
