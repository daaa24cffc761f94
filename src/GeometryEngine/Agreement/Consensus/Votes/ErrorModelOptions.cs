namespace GeometryEngine;

/// <summary>How long a model of raters' errors is refined.</summary>
public sealed record ErrorModelOptions
{
    /// <summary>The default choices.</summary>
    public static ErrorModelOptions Default { get; } = new();

    /// <summary>Relative change of the log-likelihood at which to stop, 0 or more. Parameters are then right to about its root.</summary>
    public double Tolerance { get; init; } = 1e-12;

    /// <summary>Most rounds, 1 or more.</summary>
    public int MaxIterations { get; init; } = 1000;

    /// <summary>Number of threads; the result does not depend on it.</summary>
    public int Threads { get; init; } = 1;
}
