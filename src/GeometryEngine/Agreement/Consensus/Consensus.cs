namespace GeometryEngine;

/// <summary>
/// One annotation set in place of several annotators' work on the same images. It takes two passes, each an image at a time: the first
/// (<see cref="Count"/>) gathers the votes on labels, from which the models that weigh them are found; the second (<see cref="Fuse"/>) joins
/// objects that annotators marked, fuses their geometry, and decides labels. Nothing is kept of an image but votes.
/// </summary>
/// <remarks>
/// A thing is in when more than half of those who could say so do; exactly half is a tie, which is counted and left out (of labels of one
/// object or image, the first category wins a tie). So it is with objects (of the annotators who saw the image), pixels and keypoints (of
/// those who marked the object) and tags (of those who gave the image any label, each weighed by <see cref="ConsensusOptions.Labels"/>).
/// </remarks>
public sealed partial class Consensus
{
    /// <summary>The name of the one annotator of the fused set.</summary>
    public const string Annotator = "consensus";

    private readonly DatasetInfo _info;
    private readonly ConsensusOptions _options;
    private readonly LabelVotes _votes;
    private readonly ConsensusTally _tally;
    private LabelModels? _models;

    /// <summary>Before the first pass.</summary>
    /// <param name="info">The tables of the data set.</param>
    /// <param name="options">Choices; <see cref="ConsensusOptions.Default"/> when null.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public Consensus(DatasetInfo info, ConsensusOptions? options = null)
    {
        _info = info;
        _options = options ?? ConsensusOptions.Default;
        Throw.IfNotConsensusOptions(_options, nameof(options));
        _votes = new LabelVotes(info);
        _tally = new ConsensusTally(info, _options);
        Info = info with { Annotators = [Annotator], HasNamedAnnotators = false };
    }

    /// <summary>The tables of the fused set: those of the data set, with one annotator.</summary>
    public DatasetInfo Info { get; }

    /// <summary>First pass: counts the votes on labels in an image.</summary>
    /// <param name="engine">Makes the masks.</param>
    /// <param name="item">The image.</param>
    /// <exception cref="ArgumentException">The image does not fit the tables, or a mask has another size than the image.</exception>
    public void Count(Engine engine, DatasetItem item) => CountVotes(VotesOf(engine, item));

    /// <summary>Between the passes: finds the models that weigh the votes.</summary>
    /// <param name="threads">Number of threads; the result does not depend on it.</param>
    public void Fit(int threads = 1) => _models = _votes.Fit(_options.Labels, threads);

    /// <summary>Second pass: fuses an image, and adds it to the report.</summary>
    /// <param name="engine">Makes the masks.</param>
    /// <param name="item">An image that was counted.</param>
    /// <exception cref="ArgumentException">The image does not fit the tables, or a mask has another size than the image.</exception>
    /// <exception cref="InvalidOperationException"><see cref="Fit"/> did not come before.</exception>
    public ItemConsensus Fuse(Engine engine, DatasetItem item)
    {
        ItemConsensus fused = FuseAlone(engine, item);
        _tally.Add(item, fused);
        return fused;
    }

    /// <summary>The report over every image fused so far.</summary>
    /// <exception cref="InvalidOperationException"><see cref="Fit"/> did not come before.</exception>
    public ConsensusReport Compute() => _tally.ToReport(Models);

    private LabelModels Models
    {
        get
        {
            if (_models is null) Throw.InvalidOperation("fusing before the votes were counted and fitted; Fit comes between the passes");
            return _models;
        }
    }

    private void CountVotes(ItemVotes votes)
    {
        if (_models is not null) Throw.InvalidOperation("counting after Fit; the first pass ends there");
        _votes.Add(votes);
    }

    private ItemVotes VotesOf(Engine engine, DatasetItem item)
    {
        Throw.IfForeign(item, _info, nameof(item));
        DatasetItem apart = ItemFusion.FusedApart(item, _options);
        return ItemVotes.Of(apart, ObjectClusters.Find(_options, _info.Annotators, apart, new ImageObjects(engine, apart)));
    }

    // Safe to call from several threads at once.
    private ItemConsensus FuseAlone(Engine engine, DatasetItem item)
    {
        Throw.IfForeign(item, _info, nameof(item));
        return new ItemFusion(engine, _options, Models, _info.Annotators, item).Run();
    }
}
