namespace GeometryEngine;

/// <summary>How votes on labels are weighed.</summary>
public enum VoteMethod
{
    /// <summary>Each the same: <see cref="VoteShares.Majority"/>.</summary>
    Majority,

    /// <summary>By agreement with the majority: <see cref="VoteShares.Weighted"/>.</summary>
    Weighted,

    /// <summary>By each annotator's table of errors: <see cref="GeometryEngine.DawidSkene"/>.</summary>
    DawidSkene,

    /// <summary>By one probability of being right for each annotator: <see cref="GeometryEngine.OneCoin"/>.</summary>
    OneCoin,

    /// <summary>By the competence of each annotator: <see cref="GeometryEngine.Mace"/>.</summary>
    Mace,
}
