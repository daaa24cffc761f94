namespace GeometryEngine;

/// <summary>Why a text or a list of runs is no mask.</summary>
/// <param name="Found">What was found.</param>
/// <param name="Allowed">What is allowed there.</param>
public readonly record struct RleDefect(string Found, string Allowed)
{
    /// <summary>Both in one line.</summary>
    public override string ToString() => $"found {Found}; allowed: {Allowed}";
}
