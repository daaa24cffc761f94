using System.CommandLine;
using GeometryEngine.Formats;

namespace GeometryEngine.Cli;

/// <summary><c>geom consensus</c>: one annotation set in place of several annotators' work.</summary>
internal sealed class ConsensusCommand : GeomCommand
{
    private readonly Argument<string[]> _sources = CommonOptions.Sources();
    private readonly DefaultedOption<string> _to = CommonOptions.WritableFormat();
    private readonly DefaultedOption<ConsensusMethod> _method = CommonOptions.Choice(
        "--method", "How votes on labels and pixels are weighed", [.. ConsensusMethod.All.Select(method => (method.Name, method))]);

    private readonly DefaultedOption<BoxFusion> _boxes =
        CommonOptions.Choice("--boxes", "How edges of boxes and places of keypoints become one", ("mean", BoxFusion.Mean), ("median", BoxFusion.Median));

    private readonly DefaultedOption<int> _quorum = CommonOptions.Number(
        "--quorum", 0, 0, 1_000_000, "N", "How many annotators must have marked an object; 0 for more than half of those who saw the image");

    private readonly DefaultedOption<double> _iou = CommonOptions.Share("--iou", 0.5, zeroAllowed: false, "T", "Least IoU at which two objects are the same");
    private readonly DefaultedOption<MatchMethod> _match =
        CommonOptions.Choice("--match", "How objects are paired", ("hungarian", MatchMethod.Hungarian), ("greedy", MatchMethod.Greedy));

    private readonly Option<bool> _pixels = new("--pixels")
    {
        Description = "Fuse label maps in place of objects with outlines or masks: one mask for each category of an image",
    };

    private readonly DefaultedOption<PaintOrder> _paintOrder = CommonOptions.Paint();
    private readonly DefaultedOption<int> _uncertain =
        CommonOptions.Number("--uncertain", 10, 0, 1_000_000, "N", "How many of the images to name where another vote would be worth most");

    /// <summary>The command.</summary>
    public ConsensusCommand() : base(
        "consensus",
        "Fuse the work of several annotators into one annotation set with confidences",
        "geom consensus data/sample/annotator-1.json data/sample/annotator-2.json data/sample/annotator-3.json -o consensus.json",
        "geom consensus data/sample/annotator-1.json data/sample/annotator-2.json data/sample/annotator-3.json -o consensus.json --method staple --boxes median",
        "geom consensus data/golden/agreement/bluebirds_labels.csv -o labels.json --method dawid-skene --json")
    {
        Arguments.Add(_sources);
        foreach (Option option in (Option[])[CommonOptions.Out("File or folder to write", required: true), CommonOptions.Json(), _to, _method,
            _quorum, _boxes, _iou, _match, _pixels, _paintOrder, _uncertain])
            Options.Add(option);
        AddReadingOptions();
        AddRasterOptions();
    }

    /// <inheritdoc/>
    public override string Notes => ConsensusNotes.Text;

    /// <inheritdoc/>
    public override int Run(Invocation invocation)
    {
        string path = invocation.Out!;
        DatasetFormat format = DatasetFormats.Find(invocation.Get(_to))!;
        using Engine engine = invocation.CreateEngine();
        using DatasetReader reader = invocation.Open(invocation.Get(_sources), keepExtras: true);
        if (reader.Info.Annotators.Count < 2) invocation.Warn("one annotator only: the consensus is its work as it is; name another source");
        invocation.Get(_method).Check(reader.Info);
        var consensus = new Consensus(reader.Info, Choices(invocation));
        invocation.Watch(reader, done => consensus.CountAll(engine, reader.Count, reader.Read, invocation.Threads, item => done(item.Problems), invocation.Stop));
        consensus.Fit(invocation.Threads);
        using DatasetWriter writer = Output.Try(path, () => format.Create(path, WithoutDescription(consensus.Info)));
        writer.Engine = engine;
        writer.OpenImage = invocation.ImagesOf(reader);
        Progress.Run(invocation.Terminal, reader.Count, step => consensus.FuseAll(engine, reader.Count, reader.Read, invocation.Threads, (_, fused) =>
        {
            Output.Try(path, () => writer.Write(fused.Item));
            step();
        }, invocation.Stop));
        Output.Try(path, writer.Complete);
        LossOutput.Print(invocation.Terminal, format, writer.Losses);
        ConsensusReport report = consensus.Compute();
        if (invocation.Json) JsonOutput.Print(invocation.Terminal, json => ConsensusJson.Write(json, report));
        else ConsensusTables.Print(invocation.Terminal, report, path);
        return ExitCode.Done;
    }

    private ConsensusOptions Choices(Invocation invocation) => new()
    {
        IouThreshold = invocation.Get(_iou),
        Match = invocation.Get(_match),
        Quorum = invocation.Get(_quorum) is > 0 and var quorum ? quorum : null,
        Labels = invocation.Get(_method).Labels,
        Masks = invocation.Get(_method).Masks,
        Boxes = invocation.Get(_boxes),
        Pixels = invocation.Get(_pixels),
        PaintOrder = invocation.Get(_paintOrder),
        Uncertain = invocation.Get(_uncertain),
    };

    // What a source says of itself is not true of the fused set.
    private static DatasetInfo WithoutDescription(DatasetInfo info) => info with { Extras = [.. info.Extras.Where(field => field.Name != "info")] };
}
