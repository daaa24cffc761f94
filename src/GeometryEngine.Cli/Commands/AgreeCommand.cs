using System.CommandLine;
using GeometryEngine.Formats;

namespace GeometryEngine.Cli;

/// <summary><c>geom agree</c>: the agreement of several annotators.</summary>
internal sealed class AgreeCommand : GeomCommand
{
    private readonly Argument<string[]> _sources = CommonOptions.Sources();
    private readonly DefaultedOption<double> _iou = CommonOptions.Share("--iou", 0.5, zeroAllowed: false, "T", "Least IoU at which two objects are the same");
    private readonly DefaultedOption<MatchMethod> _match =
        CommonOptions.Choice("--match", "How objects are paired", ("hungarian", MatchMethod.Hungarian), ("greedy", MatchMethod.Greedy));
    private readonly DefaultedOption<PaintOrder> _paintOrder = CommonOptions.Paint();
    private readonly DefaultedOption<int> _worst = CommonOptions.Number("--worst", 10, 0, 1_000_000, "N", "How many of the worst images to name");

    /// <summary>The command.</summary>
    public AgreeCommand() : base(
        "agree",
        "Score the agreement of several annotators on labels, objects and pixels",
        "geom agree data/sample/annotator-1.json data/sample/annotator-2.json data/sample/annotator-3.json -o agreement",
        "geom agree data/golden/agreement/bluebirds_labels.csv --json",
        "geom agree Ann=data/sample/annotator-1.json Ben=data/sample/annotator-2.json --iou 0.75 --match greedy")
    {
        Arguments.Add(_sources);
        foreach (Option option in (Option[])[CommonOptions.Out("Folder for agreement.json, pairs.csv, images.csv, objects.csv", required: false),
            CommonOptions.Json(), _iou, _match, _paintOrder, _worst])
            Options.Add(option);
        AddReadingOptions();
        AddRasterOptions();
    }

    /// <inheritdoc/>
    public override string Notes => AgreementFiles.Columns;

    /// <inheritdoc/>
    public override int Run(Invocation invocation)
    {
        using Engine engine = invocation.CreateEngine();
        using DatasetReader reader = invocation.Open(invocation.Get(_sources));
        if (reader.Info.Annotators.Count < 2) invocation.Warn("one annotator only: there is nothing to agree on; name another source");
        using AgreementFiles? files = invocation.Out is { } folder ? new AgreementFiles(folder, reader.Info) : null;
        var agreement = new Agreement(reader.Info, Choices(invocation));
        invocation.Watch(reader, done => agreement.AddAll(engine, reader.Count, reader.Read, invocation.Threads, (item, image) =>
        {
            done(item);
            files?.Add(image);
        }, invocation.Stop));
        AgreementReport report = agreement.Compute();
        files?.Complete(report);
        if (invocation.Json) AgreementFiles.Write(invocation.Terminal.Output, report);
        else AgreementTables.Print(invocation.Terminal, report);
        if (!invocation.Json && files is not null) invocation.Terminal.Out.WriteLine($"Report and tables in {Printable.Line(invocation.Out!)}");
        return ExitCode.Done;
    }

    private AgreementOptions Choices(Invocation invocation) => new()
    {
        IouThreshold = invocation.Get(_iou),
        Match = invocation.Get(_match),
        PaintOrder = invocation.Get(_paintOrder),
        WorstImages = invocation.Get(_worst),
    };
}
