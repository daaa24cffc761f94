namespace GeometryEngine;

public sealed partial class PairTable
{
    /// <summary>
    /// Cohen's kappa (Cohen 1960, Educational and Psychological Measurement 20:37): chance agreement from each rater's own shares.
    /// </summary>
    public Measure CohenKappa()
    {
        Int128 chance = 0; // n^2 p_e
        foreach (Margins label in _labels.Values) chance += (Int128)label.A * label.B;
        return BeyondChance(chance, 1);
    }

    /// <summary>Cohen's kappa with its interval (<see cref="IntervalMethod.FleissCohenEveritt"/>).</summary>
    /// <param name="confidence">Of the interval, in (0, 1).</param>
    public Coefficient CohenKappa(double confidence)
    {
        Measure value = CohenKappa();
        if (value.Value is not { } kappa) return value;
        double n = Units, chance = 0, cubes = 0;
        foreach (Margins label in _labels.Values)
        {
            double a = label.A / n, b = label.B / n;
            chance += a * b;
            cubes += a * b * (a + b);
        }
        double spread = 0; // around the agreement that the margins of a cell expect
        foreach (((int labelA, int labelB), long units) in _cells)
        {
            double margins = (_labels[labelA].B + _labels[labelB].A) / n;
            spread += units / n * Math.Pow((labelA == labelB ? 1 : 0) - margins * (1 - kappa), 2);
        }
        return WithInterval(kappa, chance, spread, chance + chance * chance - cubes, confidence);
    }

    /// <summary>
    /// Weighted kappa (Cohen 1968, Psychological Bulletin 70:213) with its interval (<see cref="IntervalMethod.FleissCohenEveritt"/>).
    /// </summary>
    /// <param name="weights">How far apart labels are; labels of the table are below their number.</param>
    /// <param name="confidence">Of the interval, in (0, 1).</param>
    public Coefficient CohenKappa(AgreementWeights weights, double confidence = 0.95)
    {
        if (Units == 0) return Measure.Undefined(MeasureStatus.NoOverlap);
        double n = Units;
        (double[] a, double[] b) = Shares(weights.Labels);
        double[] againstB = weights.Against(b), againstA = weights.Against(a); // of a label of A with those of B, and the reverse
        double expected = 0, observed = 0;
        for (int k = 0; k < a.Length; k++) expected += a[k] * againstB[k];
        IReadOnlyList<ContingencyCell> cells = Cells;
        foreach (ContingencyCell cell in cells) observed += cell.Units / n * weights.Disagreement(cell.LabelA, cell.LabelB);
        if (expected == 0) return Measure.Undefined(MeasureStatus.NoVariation);
        double kappa = 1 - observed / expected, spread = 0, nullSpread = 0;
        foreach (ContingencyCell cell in cells)
        {
            double margins = 2 - againstB[cell.LabelA] - againstA[cell.LabelB];
            spread += cell.Units / n * Math.Pow(1 - weights.Disagreement(cell.LabelA, cell.LabelB) - margins * (1 - kappa), 2);
        }
        foreach (int k in _labels.Keys)
            foreach (int l in _labels.Keys)
                nullSpread += a[k] * b[l] * Math.Pow(againstB[k] + againstA[l] - 1 - weights.Disagreement(k, l), 2);
        return WithInterval(kappa, 1 - expected, spread, nullSpread - (1 - expected) * (1 - expected), confidence);
    }

    /// <summary>
    /// Light's kappa (Light 1971, Psychological Bulletin 76:365): the mean of Cohen's kappas of all pairs of raters for which it is defined.
    /// </summary>
    /// <param name="pairs">All pairs that rated a unit in common.</param>
    public static Measure LightKappa(IReadOnlyList<PairTable> pairs)
    {
        if (pairs.Count == 0) return Measure.Undefined(MeasureStatus.NoOverlap);
        double[] kappas = [.. pairs.Select(pair => pair.CohenKappa().Value).OfType<double>()];
        return Measure.Ratio(kappas.Sum(), kappas.Length, MeasureStatus.NoVariation);
    }

    // v = (spread - (kappa - p_e (1 - kappa))^2) / (n (1 - p_e)^2), and under chance v_0 = nullSpread / (n (1 - p_e)^2).
    private Coefficient WithInterval(double kappa, double chance, double spread, double nullSpread, double confidence)
    {
        double scale = Units * (1 - chance) * (1 - chance), center = kappa - chance * (1 - kappa);
        double error = Math.Sqrt(Math.Max(0, spread - center * center) / scale);
        double nullError = Math.Sqrt(Math.Max(0, nullSpread) / scale);
        double half = StudentT.TwoSidedQuantile(confidence, double.PositiveInfinity) * error;
        double? tail = nullError == 0 ? null : 2 * StudentT.UpperTail(Math.Abs(kappa) / nullError, double.PositiveInfinity);
        return new Coefficient(Measure.Of(kappa))
        {
            Interval = new ConfidenceInterval(IntervalMethod.FleissCohenEveritt, error, kappa - half, Math.Min(1, kappa + half), tail)
            {
                NullStandardError = nullError,
            },
        };
    }

    private (double[] A, double[] B) Shares(int labels)
    {
        double[] a = new double[labels], b = new double[labels];
        foreach ((int label, Margins margins) in _labels)
        {
            a[label] = (double)margins.A / Units;
            b[label] = (double)margins.B / Units;
        }
        return (a, b);
    }
}
