namespace GeometryEngine;

/// <summary>An item on which one more vote would tell much.</summary>
/// <param name="Item">The item's name.</param>
/// <param name="Entropy">
/// Bits of uncertainty about its label, as if each annotator were right with probability 0.8 and otherwise gave any other label alike.
/// </param>
/// <param name="Labels">What each annotator said.</param>
public sealed record UncertainItem(string Item, double Entropy, IReadOnlyList<ItemLabel> Labels);
