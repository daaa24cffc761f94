namespace GeometryEngine;

/// <summary>Sets of tags that annotators give to items.</summary>
public sealed record TagAgreement
{
    /// <summary>Number of items with at least one tag.</summary>
    public required long Units { get; init; }

    /// <summary>Each tag that occurs.</summary>
    public required IReadOnlyList<TagCount> PerTag { get; init; }
}
