namespace GeometryEngine;

/// <summary>Agreement of two annotators on keypoints.</summary>
/// <param name="A">The first annotator.</param>
/// <param name="B">The second annotator.</param>
/// <param name="Objects">Number of matched pairs whose keypoints were compared.</param>
public sealed record KeypointPair(string A, string B, long Objects)
{
    /// <summary>Mean similarity, each being taken for the truth once.</summary>
    public required Measure MeanOks { get; init; }

    /// <summary>Mean similarity with the first annotator's object for the truth.</summary>
    public required Measure OksOfA { get; init; }

    /// <summary>Mean similarity with the second annotator's object for the truth.</summary>
    public required Measure OksOfB { get; init; }

    /// <summary>Mean similarity as CVAT defines it.</summary>
    public required Measure MeanCvatOks { get; init; }
}
