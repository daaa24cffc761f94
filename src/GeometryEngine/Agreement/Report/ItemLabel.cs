namespace GeometryEngine;

/// <summary>What an annotator said of an item.</summary>
/// <param name="Annotator">The annotator.</param>
/// <param name="Label">The label; of several tags, joined by <c>|</c>; empty for no tag.</param>
public sealed record ItemLabel(string Annotator, string Label);
