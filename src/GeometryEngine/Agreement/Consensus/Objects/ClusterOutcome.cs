namespace GeometryEngine;

/// <summary>What became of one object that annotators marked.</summary>
/// <param name="Votes">Who marked it, and as what.</param>
/// <param name="Label">What its label came to.</param>
/// <param name="Shape">The fused geometry; null where too few marked it.</param>
/// <param name="IsTie">Whether exactly half of the annotators marked it, and it was left out for that.</param>
internal sealed record ClusterOutcome(Rating[] Votes, Verdict Label, FusedShape? Shape, bool IsTie);
