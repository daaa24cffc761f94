namespace GeometryEngine;

/// <summary>How votes on one kind of label were weighed.</summary>
/// <param name="Method">The method that decided: the one asked for, or the majority where that says no more than the votes do.</param>
/// <param name="Status">Of the method asked for; not <see cref="MeasureStatus.Ok"/> where the majority decided in its place.</param>
/// <param name="Units">Number of images or objects with votes.</param>
/// <param name="Errors">How a model of errors was found; null for voting.</param>
public readonly record struct LabelFit(VoteMethod Method, MeasureStatus Status, long Units, ErrorFit? Errors);
