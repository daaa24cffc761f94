namespace GeometryEngine;

/// <summary>Agreement of two annotators on objects.</summary>
/// <param name="A">The first annotator.</param>
/// <param name="B">The second annotator.</param>
/// <param name="Images">Number of images both have seen.</param>
/// <param name="Score">How their objects match.</param>
public sealed record InstancePair(string A, string B, long Images, InstanceScore Score)
{
    /// <summary>How their objects match at COCO's thresholds.</summary>
    public required ThresholdScores AtThresholds { get; init; }

    /// <summary>How the second annotator's objects lie to the first's.</summary>
    public required ObjectBias Bias { get; init; }
}
