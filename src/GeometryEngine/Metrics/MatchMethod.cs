namespace GeometryEngine;

/// <summary>How objects are paired one to one.</summary>
public enum MatchMethod
{
    /// <summary>The pairing of the largest total IoU (Kuhn-Munkres).</summary>
    Hungarian,

    /// <summary>Pairs in descending order of IoU, each object once; ties by the lower index.</summary>
    Greedy,
}
