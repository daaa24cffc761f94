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
    public required Coefficient CohenKappa { get; init; }

    /// <summary>Cohen's kappa with linear weights; null where labels have no order.</summary>
    public Coefficient? CohenKappaLinear { get; init; }

    /// <summary>Cohen's kappa with quadratic weights; null where labels have no order.</summary>
    public Coefficient? CohenKappaQuadratic { get; init; }

    /// <summary>Scott's pi.</summary>
    public required Measure ScottPi { get; init; }

    /// <summary>How often each two labels meet; by the first annotator's label, then the second's.</summary>
    public required IReadOnlyList<LabelConfusion> Confusion { get; init; }
}
