namespace GeometryEngine;

/// <summary>The bootstrap intervals of the agreement on categories.</summary>
internal static class CategoryBootstrap
{
    private const int DefaultSamples = 1000;
    private const int LeastSamples = 100;

    /// <summary>How many samples are drawn.</summary>
    public static int Samples(RatingTable table, AgreementOptions options)
    {
        if (options.BootstrapSamples is { } samples) return samples;
        int affordable = (int)Math.Min(DefaultSamples, Tuning.BootstrapVisits / Math.Max(1, table.Count));
        return affordable < LeastSamples ? 0 : affordable;
    }

    /// <summary>Adds the intervals.</summary>
    /// <param name="agreement">The coefficients.</param>
    /// <param name="table">The ratings they come from.</param>
    /// <param name="nominal">Computes the nominal ones.</param>
    /// <param name="numeric">Computes those of numbers; null where labels have no order.</param>
    /// <param name="options">Number of samples, seed and confidence.</param>
    public static CategoryAgreement Apply(
        CategoryAgreement agreement, RatingTable table, ChanceCorrected nominal, NumericAlpha? numeric, AgreementOptions options)
    {
        if (agreement.BootstrapSamples == 0) return agreement;
        bool conger = agreement.CongerKappa.Status == MeasureStatus.Ok;
        NumericAlpha.Resampled? alphas = numeric?.ForSamples(agreement.BootstrapSamples);
        ConfidenceInterval?[] found = Bootstrap.Run(table.Units, agreement.BootstrapSamples, (ulong)options.Seed, options.Confidence, units =>
        {
            UnitSums sums = nominal.Sums(units);
            return
            [
                sums.PercentAgreement(), sums.KrippendorffAlpha(), sums.Beyond(sums.FleissExpected()), sums.Beyond(sums.GwetExpected()),
                sums.Beyond(sums.BrennanPredigerExpected()), conger ? nominal.CongerKappa(units) : sums.PercentAgreement(),
                .. alphas?.Of(units) ?? [],
            ];
        });
        return agreement with
        {
            PercentAgreement = agreement.PercentAgreement with { Bootstrap = found[0] },
            KrippendorffAlpha = agreement.KrippendorffAlpha with { Bootstrap = found[1] },
            FleissKappa = agreement.FleissKappa with { Bootstrap = found[2] },
            GwetAc1 = agreement.GwetAc1 with { Bootstrap = found[3] },
            BrennanPrediger = agreement.BrennanPrediger with { Bootstrap = found[4] },
            CongerKappa = conger ? agreement.CongerKappa with { Bootstrap = found[5] } : agreement.CongerKappa,
            KrippendorffAlphaOrdinal = With(agreement.KrippendorffAlphaOrdinal, found.ElementAtOrDefault(6)),
            KrippendorffAlphaInterval = With(agreement.KrippendorffAlphaInterval, found.ElementAtOrDefault(7)),
            KrippendorffAlphaRatio = With(agreement.KrippendorffAlphaRatio, found.ElementAtOrDefault(8)),
        };
    }

    private static Coefficient? With(Coefficient? coefficient, ConfidenceInterval? interval) =>
        coefficient is null || coefficient.Status != MeasureStatus.Ok ? coefficient : coefficient with { Bootstrap = interval };
}
