namespace GeometryEngine;

/// <summary>Computes the agreement on tags: sets of labels, one for each annotator who has seen an item, none of them included.</summary>
internal sealed class TagReport(DatasetInfo info, AgreementOptions options, PatternHistogram patterns, LabelSets sets, WorstItems worst, UncertainItems uncertain)
{
    /// <summary>The agreement of all annotators.</summary>
    public TagAgreement Compute()
    {
        (RatingTable table, int[][] setOfRank) = Rank();
        return new TagAgreement
        {
            Units = table.Units.ToArray().Sum(),
            AlphaNominal = new ChanceCorrected(table, AgreementWeights.Unweighted(table.Labels), options.Confidence).KrippendorffAlpha(),
            AlphaJaccard = Alpha(table, setOfRank, SetDistance.Jaccard),
            AlphaMasi = Alpha(table, setOfRank, SetDistance.Masi),
            PerTag = PerTag(table, setOfRank),
            Pairs = TagPairCounts.OfAll(patterns, sets, info),
            WorstItems = worst.ToList(info.Annotators, NameOf),
            OrderOneMoreVote = uncertain.ToList(info.Annotators, NameOf),
        };

        string NameOf(int label) => string.Join('|', sets[label].Select(tag => info.Categories[tag].Name));
    }

    private Coefficient Alpha(RatingTable table, int[][] setOfRank, Func<int[], int[], double> distance) =>
        setOfRank.Length > Tuning.MostRatioValues
            ? Measure.Undefined(MeasureStatus.TooLarge)
            : new ChanceCorrected(table, new SetDistance(setOfRank, distance), options.Confidence).KrippendorffAlpha();

    // Sets in the order of their tags' names, so that the result does not depend on which came first.
    private (RatingTable Table, int[][] SetOfRank) Rank()
    {
        RaterOrder raters = RaterOrder.Of(info.Annotators);
        int[] rankOfTag = RaterOrder.Of([.. info.Categories.Select(category => category.Name)]).Ranks;
        bool[] used = new bool[sets.Count];
        for (int i = 0; i < patterns.Count; i++)
            foreach (Rating rating in patterns[i]) used[rating.Label] = true;
        int[][] ranked = [.. Enumerable.Range(0, sets.Count).Select(number => sets[number].Select(tag => rankOfTag[tag]).Order().ToArray())];
        int[] order = [.. Enumerable.Range(0, sets.Count).Where(number => used[number]).OrderBy(number => ranked[number], SetDistance.Order)];
        int[] rankOfSet = new int[sets.Count];
        Array.Fill(rankOfSet, -1);
        for (int rank = 0; rank < order.Length; rank++) rankOfSet[order[rank]] = rank;
        return (new RatingTable(patterns, raters.Ranks, rankOfSet, order.Length), [.. order.Select(number => ranked[number])]);
    }

    private LabelSummary[] PerTag(RatingTable table, int[][] setOfRank)
    {
        string[] names = [.. info.Categories.Select(category => category.Name).Order(StringComparer.Ordinal)];
        var tags = new BinaryUnits[names.Length];
        for (int tag = 0; tag < tags.Length; tag++) tags[tag] = new BinaryUnits(table.Raters);
        var unitsOf = new SortedDictionary<int, long>();
        int[] counts = new int[names.Length];
        for (int i = 0; i < table.Count; i++)
        {
            int ratings = table[i].Length;
            unitsOf[ratings] = unitsOf.GetValueOrDefault(ratings) + table.Units[i];
            foreach (Rating rating in table[i])
                foreach (int tag in setOfRank[rating.Label]) counts[tag]++;
            foreach (Rating rating in table[i])
            {
                foreach (int tag in setOfRank[rating.Label])
                {
                    if (counts[tag] > 0) tags[tag].Add(counts[tag], ratings, table.Units[i]);
                    counts[tag] = 0;
                }
            }
        }
        var summaries = tags.Select((tag, rank) => tag.Complete(unitsOf).ToSummary(names[rank])).Where(tag => tag.Count > 0);
        Dictionary<string, int> place = info.Categories.Index().ToDictionary(category => category.Item.Name, category => category.Index);
        return [.. summaries.OrderBy(tag => place[tag.Label])];
    }
}
