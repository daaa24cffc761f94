namespace GeometryEngine;

/// <summary>How several annotators' pixels become one mask.</summary>
public enum MaskFusion
{
    /// <summary>Pixels that more than half of the annotators set.</summary>
    Vote,

    /// <summary>Binary STAPLE over the whole image; the vote where fewer than three annotators set pixels, which cannot be told apart.</summary>
    Staple,
}
