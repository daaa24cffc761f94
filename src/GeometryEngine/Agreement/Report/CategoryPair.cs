namespace GeometryEngine;

/// <summary>Agreement of two annotators on the items that both labelled.</summary>
public sealed record CategoryPair
{
    /// <summary>The first annotator.</summary>
    public required string A { get; init; }

    /// <summary>The second annotator.</summary>
    public required string B { get; init; }

    /// <summary>Number of items that both labelled.</summary>
    public required long Units { get; init; }

    /// <summary>Share of those on which their labels are the same.</summary>
    public required Measure PercentAgreement { get; init; }

    /// <summary>Cohen's kappa, unweighted.</summary>
    public required Measure CohenKappa { get; init; }

    /// <summary>Scott's pi.</summary>
    public required Measure ScottPi { get; init; }
}
