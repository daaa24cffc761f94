namespace GeometryEngine;

/// <summary>Computes the agreement on categories from a table of ratings.</summary>
internal sealed class CategoryReport
{
    private const int MostConfusions = 50;
    private readonly DatasetInfo _info;
    private readonly AgreementOptions _options;
    private readonly RatingTable _table;
    private readonly LabelScale _scale;
    private readonly WorstItems _worst;
    private readonly UncertainItems _uncertain;
    private readonly (string Item, string Annotator, string Label)? _notNumeric;
    private readonly ChanceCorrected _nominal;
    private readonly NumericAlpha? _numeric;
    private readonly RaterOrder _raters;
    private readonly IReadOnlyList<PairTable> _pairs;

    /// <summary>A report to compute.</summary>
    /// <param name="info">The tables of the data set.</param>
    /// <param name="options">Order of labels and confidence.</param>
    /// <param name="table">The ratings; raters by name, labels by rank.</param>
    /// <param name="scale">What the labels mean.</param>
    /// <param name="worst">The items whose labels agree least.</param>
    /// <param name="uncertain">The items on which one more vote would tell the most.</param>
    /// <param name="notNumeric">A label that is no number, where others are.</param>
    public CategoryReport(
        DatasetInfo info, AgreementOptions options, RatingTable table, LabelScale scale, WorstItems worst, UncertainItems uncertain,
        (string Item, string Annotator, string Label)? notNumeric)
    {
        (_info, _options, _table, _scale, _worst, _uncertain, _notNumeric) = (info, options, table, scale, worst, uncertain, notNumeric);
        _nominal = new ChanceCorrected(table, AgreementWeights.Unweighted(table.Labels), options.Confidence);
        _numeric = scale.Values is { } values ? new NumericAlpha(table, values, options.Confidence) : null;
        _raters = RaterOrder.Of(info.Annotators);
        _pairs = table.Pairs();
    }

    // Of thousands of numbers, each against all others says nothing.
    private bool ListsLabels => !_scale.IsNumeric || _scale.Names.Count <= Tuning.MostListedNumbers;

    /// <summary>The agreement of all annotators.</summary>
    public CategoryAgreement Compute()
    {
        var agreement = new CategoryAgreement
        {
            Units = _nominal.Units,
            Labels = _table.Labels,
            PercentAgreement = _nominal.PercentAgreement(),
            UnanimousAgreement = _nominal.UnanimousAgreement(),
            KrippendorffAlpha = _nominal.KrippendorffAlpha(),
            KrippendorffAlphaOrdinal = Ordered(numeric => numeric.Ordinal()),
            KrippendorffAlphaInterval = Numeric(numeric => numeric.Interval()),
            KrippendorffAlphaRatio = Numeric(numeric => numeric.Ratio()),
            FleissKappa = _nominal.FleissKappa(),
            CongerKappa = _nominal.CongerKappa(),
            LightKappa = _table.Raters.Count < 2 ? Measure.Undefined(MeasureStatus.SingleRater) : PairTable.LightKappa(_pairs),
            GwetAc1 = _nominal.GwetAc(),
            BrennanPrediger = _nominal.BrennanPrediger(),
            Weighted = [.. Families().Select(Weighted)],
            PerLabel = ListsLabels ? PerLabel() : [],
            Confusions = ListsLabels ? Confusions() : [],
            Pairs = Pairs(),
            WorstItems = _worst.ToList(_info.Annotators, label => _info.Categories[label].Name),
            OrderOneMoreVote = _uncertain.ToList(_info.Annotators, label => _info.Categories[label].Name),
            BootstrapSamples = CategoryBootstrap.Samples(_table, _options),
            NotNumeric = _notNumeric is var (item, annotator, label) ? $"label {label} of annotator {annotator} for item {item}" : null,
        };
        return CategoryBootstrap.Apply(agreement, _table, _nominal, _numeric, _options);
    }

    /// <summary>Each annotator's labels against those of the others; null for one without labels.</summary>
    public AnnotatorLabels?[] PerAnnotator()
    {
        var effects = new AnnotatorLabels?[_info.Annotators.Count];
        var leaveOneOut = new LeaveOneOut(_table);
        Func<int, Measure> skillOf = Skills();
        foreach (int rank in _table.Raters)
            effects[_raters.Annotators[rank]] = leaveOneOut.Of(rank, label => _scale.Names[label]) with { ConsensusSkill = skillOf(rank) };
        return effects;
    }

    // How likely each rater's label is right, against the consensus of Dawid and Skene.
    private Func<int, Measure> Skills()
    {
        int raters = _info.Annotators.Count;
        long votes = 0;
        for (int i = 0; i < _table.Count; i++) votes += _table[i].Length;
        if (votes * _table.Labels > Tuning.SkillVotes || (long)raters * _table.Labels * _table.Labels > Tuning.MostMargins)
            return _ => Measure.Undefined(MeasureStatus.TooLarge);
        var table = new VoteTable(raters, _table.Labels);
        for (int i = 0; i < _table.Count; i++) table.Add(_table[i], _table.Units[i]);
        ErrorModel model = DawidSkene.Fit(table);
        return rank => model.Status == MeasureStatus.Ok ? model.Skill(rank) : Measure.Undefined(model.Status);
    }

    private Coefficient? Ordered(Func<NumericAlpha, Coefficient> compute)
    {
        if (_scale.IsMixed) return Measure.Undefined(MeasureStatus.NotNumeric);
        return _numeric is null ? null : compute(_numeric);
    }

    private Coefficient? Numeric(Func<NumericAlpha, Coefficient> compute) => _scale.IsNumeric || _scale.IsMixed ? Ordered(compute) : null;

    private IEnumerable<WeightFamily> Families() =>
        _scale.Values is null ? [] : Enum.GetValues<WeightFamily>().Where(family => family != WeightFamily.Unweighted);

    private WeightedAgreement Weighted(WeightFamily family)
    {
        if (WhyNoWeights(family) is { } status) return Undefined(family, Measure.Undefined(status));
        var coefficients = new ChanceCorrected(_table, AgreementWeights.Of(family, _scale.Values!), _options.Confidence);
        return new WeightedAgreement(family)
        {
            PercentAgreement = coefficients.PercentAgreement(),
            FleissKappa = coefficients.FleissKappa(),
            CongerKappa = coefficients.CongerKappa(),
            GwetAc2 = coefficients.GwetAc(),
            BrennanPrediger = coefficients.BrennanPrediger(),
            KrippendorffAlpha = coefficients.KrippendorffAlpha(),
        };
    }

    private MeasureStatus? WhyNoWeights(WeightFamily family)
    {
        if (family == WeightFamily.Ratio && _scale.Values![0] < 0) return MeasureStatus.Negative;
        bool tooMany = family != WeightFamily.Quadratic && _scale.Values!.Length > Tuning.MostWeightedLabels;
        return tooMany ? MeasureStatus.TooLarge : null;
    }

    private static WeightedAgreement Undefined(WeightFamily family, Measure why) => new(family)
    {
        PercentAgreement = why,
        FleissKappa = why,
        CongerKappa = why,
        GwetAc2 = why,
        BrennanPrediger = why,
        KrippendorffAlpha = why,
    };

    private LabelSummary[] PerLabel() =>
        [.. LabelAgainstRest.OfAll(_table).Select((label, rank) => label.ToSummary(_scale.Names[rank])).Where(label => label.Count > 0)];

    private LabelConfusion[] Confusions()
    {
        var counts = new SortedDictionary<(int, int), long>();
        foreach (ContingencyCell cell in _pairs.SelectMany(pair => pair.Cells))
        {
            if (cell.LabelA == cell.LabelB) continue;
            (int, int) labels = (Math.Min(cell.LabelA, cell.LabelB), Math.Max(cell.LabelA, cell.LabelB));
            counts[labels] = counts.GetValueOrDefault(labels) + cell.Units;
        }
        var rows = counts.Select(count => new LabelConfusion(_scale.Names[count.Key.Item1], _scale.Names[count.Key.Item2], count.Value));
        return [.. rows.OrderByDescending(row => row.Count).Take(MostConfusions)];
    }

    // Computed with the annotators in order of their names, and given in the order of the data set.
    private CategoryPair[] Pairs()
    {
        AgreementWeights? linear = Weights(WeightFamily.Linear), quadratic = Weights(WeightFamily.Quadratic);
        var pairs = from pair in _pairs
                    let a = _raters.Annotators[pair.A]
                    let b = _raters.Annotators[pair.B]
                    orderby Math.Min(a, b), Math.Max(a, b)
                    select Pair(pair, a, b, linear, quadratic);
        return [.. pairs];
    }

    private AgreementWeights? Weights(WeightFamily family) =>
        _scale.Values is { } values && WhyNoWeights(family) is null ? AgreementWeights.Of(family, values) : null;

    private CategoryPair Pair(PairTable table, int a, int b, AgreementWeights? linear, AgreementWeights? quadratic)
    {
        IEnumerable<ContingencyCell> cells = ListsLabels ? table.Cells : [];
        if (a > b) cells = cells.Select(cell => new ContingencyCell(cell.LabelB, cell.LabelA, cell.Units));
        return new CategoryPair
        {
            A = _info.Annotators[Math.Min(a, b)],
            B = _info.Annotators[Math.Max(a, b)],
            Units = table.Units,
            PercentAgreement = table.PercentAgreement(),
            CohenKappa = table.CohenKappa(_options.Confidence),
            CohenKappaLinear = linear is null ? null : table.CohenKappa(linear, _options.Confidence),
            CohenKappaQuadratic = quadratic is null ? null : table.CohenKappa(quadratic, _options.Confidence),
            ScottPi = table.ScottPi(),
            Confusion =
            [
                .. from cell in cells
                   orderby cell.LabelA, cell.LabelB
                   select new LabelConfusion(_scale.Names[cell.LabelA], _scale.Names[cell.LabelB], cell.Units),
            ],
        };
    }
}
