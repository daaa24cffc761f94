namespace GeometryEngine;

/// <summary>Agreement on one attribute of objects that match.</summary>
/// <param name="Attribute">The attribute's name.</param>
/// <param name="Compared">Number of matched pairs in which both objects have it.</param>
/// <param name="Equal">How many of these say the same.</param>
/// <param name="Agreement">Equal / compared.</param>
public sealed record AttributeSummary(string Attribute, long Compared, long Equal, Measure Agreement);
