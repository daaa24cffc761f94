namespace GeometryEngine;

/// <summary>Agreement of two annotators on objects.</summary>
/// <param name="A">The first annotator.</param>
/// <param name="B">The second annotator.</param>
/// <param name="Images">Number of images both have seen.</param>
/// <param name="Score">How their objects match.</param>
public sealed record InstancePair(string A, string B, long Images, InstanceScore Score);
