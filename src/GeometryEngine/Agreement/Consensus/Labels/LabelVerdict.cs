namespace GeometryEngine;

/// <summary>What the votes on a label of an image come to.</summary>
/// <param name="Category">The category, or the tag.</param>
/// <param name="IsGiven">Whether the image has it.</param>
/// <param name="Verdict">How sure that is; of a tag, of its presence (label 1) or absence (label 0).</param>
/// <param name="Votes">Who voted how: categories, or 1 and 0.</param>
/// <param name="IsTag">Whether it is a tag.</param>
internal sealed record LabelVerdict(int Category, bool IsGiven, Verdict Verdict, Rating[] Votes, bool IsTag);
