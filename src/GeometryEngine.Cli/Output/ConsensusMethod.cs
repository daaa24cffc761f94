namespace GeometryEngine.Cli;

/// <summary>A choice of <c>geom consensus --method</c>.</summary>
/// <param name="Name">The word.</param>
/// <param name="Labels">How votes on labels are weighed.</param>
/// <param name="Masks">How pixels become one mask.</param>
internal sealed record ConsensusMethod(string Name, VoteMethod Labels, MaskFusion Masks = MaskFusion.Vote)
{
    /// <summary>All choices, the default first.</summary>
    public static IReadOnlyList<ConsensusMethod> All { get; } =
    [
        new("majority", VoteMethod.Majority),
        new("weighted", VoteMethod.Weighted),
        new("dawid-skene", VoteMethod.DawidSkene),
        new("one-coin", VoteMethod.OneCoin),
        new("mace", VoteMethod.Mace),
        new("staple", VoteMethod.DawidSkene, MaskFusion.Staple),
    ];

    /// <summary>The word for a way of weighing labels.</summary>
    public static string NameOf(VoteMethod method) => All.First(choice => choice.Labels == method).Name;

    /// <summary>Refuses a data set that has too many kinds of error for the method.</summary>
    /// <exception cref="UsageException">It has.</exception>
    public void Check(DatasetInfo info)
    {
        (int annotators, int categories) = (info.Annotators.Count, info.Categories.Count);
        if (Labels is VoteMethod.Majority or VoteMethod.Weighted || ErrorModel.Fits(annotators, categories)) return;
        Throw.Usage($"--method {Name} for {annotators} annotators and {categories} categories: at most {ErrorModel.MostErrors} kinds of error (annotators * categories^2) are allowed; majority or weighted take any number");
    }
}
