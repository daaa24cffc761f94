namespace GeometryEngine;

/// <summary>How a model of raters' errors was found.</summary>
/// <param name="Status">Whether the model says more than the votes do, or why not.</param>
/// <param name="Iterations">Rounds of expectation and maximisation.</param>
/// <param name="Converged">Whether they ended because nothing changed any more.</param>
/// <param name="LogLikelihood">Natural logarithm of the probability of all votes under the model.</param>
public readonly record struct ErrorFit(MeasureStatus Status, int Iterations, bool Converged, double LogLikelihood);
