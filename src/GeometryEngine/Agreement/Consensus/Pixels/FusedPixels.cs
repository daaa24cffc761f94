namespace GeometryEngine;

/// <summary>What the label maps of several annotators of one image come to.</summary>
/// <param name="Raters">The annotators who took part.</param>
/// <param name="Regions">The pixels of each category, ascending by category; those without pixels are left out.</param>
/// <param name="Agreeing">For each of the raters, the pixels on which it agrees.</param>
internal sealed record FusedPixels(int[] Raters, IReadOnlyList<FusedRegion> Regions, long[] Agreeing)
{
    /// <summary>Pixels of the image.</summary>
    public required long Pixels { get; init; }

    /// <summary>Pixels where several labels are as probable, which are background.</summary>
    public long TiedPixels { get; init; }

    /// <summary>Mean uncertainty of the pixels that anyone painted, in bits.</summary>
    public double Entropy { get; init; }

    /// <summary>Whether STAPLE was asked for and could not tell the annotators apart, so that the vote decided.</summary>
    public bool FellBack { get; init; }
}
