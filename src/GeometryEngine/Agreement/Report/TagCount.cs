namespace GeometryEngine;

/// <summary>How often a tag occurs.</summary>
/// <param name="Tag">The category's name.</param>
/// <param name="Units">Number of items that some annotator gave the tag.</param>
/// <param name="Count">Number of times it was given: each annotator of each item counts.</param>
public sealed record TagCount(string Tag, long Units, long Count);
