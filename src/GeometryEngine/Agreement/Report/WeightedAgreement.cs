namespace GeometryEngine;

/// <summary>Coefficients where labels agree by degrees.</summary>
/// <param name="Family">How much two labels agree.</param>
public sealed record WeightedAgreement(WeightFamily Family)
{
    /// <summary>Percent agreement.</summary>
    public required Coefficient PercentAgreement { get; init; }

    /// <summary>Fleiss' kappa.</summary>
    public required Coefficient FleissKappa { get; init; }

    /// <summary>Conger's kappa.</summary>
    public required Coefficient CongerKappa { get; init; }

    /// <summary>Gwet's AC2.</summary>
    public required Coefficient GwetAc2 { get; init; }

    /// <summary>Brennan-Prediger coefficient.</summary>
    public required Coefficient BrennanPrediger { get; init; }

    /// <summary>Krippendorff's alpha with the weights' disagreement for its metric; with quadratic weights it is the interval one.</summary>
    public required Coefficient KrippendorffAlpha { get; init; }
}
