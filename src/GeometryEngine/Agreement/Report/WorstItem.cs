namespace GeometryEngine;

/// <summary>An item whose labels agree badly.</summary>
/// <param name="Item">The item's name.</param>
/// <param name="Agreement">Share of the annotator pairs whose labels are the same.</param>
/// <param name="Labels">What each annotator said.</param>
public sealed record WorstItem(string Item, double Agreement, IReadOnlyList<ItemLabel> Labels);
