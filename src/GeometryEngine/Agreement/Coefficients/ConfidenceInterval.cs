namespace GeometryEngine;

/// <summary>How sure a coefficient is.</summary>
/// <param name="Method">Where it comes from.</param>
/// <param name="StandardError">The standard error.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end, at most 1.</param>
/// <param name="PValue">
/// The probability of a coefficient this large where the true one is 0: one-sided for <see cref="IntervalMethod.IrrCac"/>, as there, two-sided
/// for <see cref="IntervalMethod.FleissCohenEveritt"/>; null for a bootstrap.
/// </param>
public sealed record ConfidenceInterval(IntervalMethod Method, double StandardError, double Low, double High, double? PValue)
{
    /// <summary>
    /// The standard error where agreement is by chance alone: ASE0 of Fleiss, Cohen and Everitt, which gives their p-value; for Fleiss' kappa
    /// that of Fleiss, Nee and Landis (1979), where all units have as many ratings. Null where there is none.
    /// </summary>
    public double? NullStandardError { get; init; }

    /// <summary>The interval of a value from its variance.</summary>
    /// <param name="value">The coefficient.</param>
    /// <param name="standardError">Its standard error.</param>
    /// <param name="degrees">Degrees of freedom, 1 or more.</param>
    /// <param name="confidence">Share of samples whose interval holds the true value, in (0, 1).</param>
    internal static ConfidenceInterval IrrCac(double value, double standardError, double degrees, double confidence)
    {
        double half = StudentT.TwoSidedQuantile(confidence, degrees) * standardError;
        double tail = standardError == 0 ? value > 0 ? 0 : 1 : StudentT.UpperTail(value / standardError, degrees);
        return new ConfidenceInterval(IntervalMethod.IrrCac, standardError, value - half, Math.Min(1, value + half), tail);
    }
}
