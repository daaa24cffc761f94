using System.CommandLine;
using GeometryEngine.Formats;

namespace GeometryEngine.Cli;

/// <summary><c>geom agree</c>: the agreement of several annotators.</summary>
internal sealed class AgreeCommand : GeomCommand
{
    private readonly Argument<string[]> _sources = CommonOptions.Sources();
    private readonly Option<string?> _reference = new("--reference") { Description = "What is right: each annotator is compared with it too", HelpName = "SOURCE" };
    private readonly AgreeOptions _options = new();

    /// <summary>The command.</summary>
    public AgreeCommand() : base(
        "agree",
        "Score the agreement of several annotators on labels, objects and pixels",
        "geom agree data/sample/annotator-1.json data/sample/annotator-2.json data/sample/annotator-3.json -o agreement",
        "geom agree data/golden/agreement/bluebirds_labels.csv --json",
        "geom agree data/sample/annotator-1.json data/sample/annotator-2.json --reference data/sample/truth.json --min-f1 0.5",
        "geom agree Ann=data/sample/annotator-1.json Ben=data/sample/annotator-2.json --iou 0.75 --match greedy")
    {
        Arguments.Add(_sources);
        Options.Add(CommonOptions.Out("Folder for agreement.json, pairs.csv, images.csv, objects.csv", required: false));
        Options.Add(CommonOptions.Json());
        Options.Add(_reference);
        foreach (Option option in _options.All) Options.Add(option);
        AddReadingOptions();
        AddRasterOptions();
    }

    /// <inheritdoc/>
    public override string Notes => AgreementFiles.Columns;

    /// <inheritdoc/>
    public override int Run(Invocation invocation)
    {
        using Engine engine = invocation.CreateEngine();
        string? reference = invocation.Get(_reference);
        using DatasetReader reader = reference is null
            ? invocation.Open(invocation.Get(_sources))
            : invocation.OpenWithReference(reference, invocation.Get(_sources));
        if (reader.Info.Annotators.Count < 2) invocation.Warn("one annotator only: there is nothing to agree on; name another source");
        using AgreementFiles? files = invocation.Out is { } folder ? new AgreementFiles(folder, reader.Info) : null;
        var agreement = new Agreement(reader.Info, _options.Of(invocation) with { HasReference = reference is not null });
        invocation.Watch(reader, done => agreement.AddAll(engine, reader.Count, reader.Read, invocation.Threads, (item, image) =>
        {
            done(item);
            files?.Add(image);
        }, invocation.Stop));
        AgreementReport report = agreement.Compute();
        if (report.Categories?.NotNumeric is { } label)
            invocation.Warn($"{label} is no number where other labels are: no ordinal, interval or ratio coefficients");
        files?.Complete(report);
        if (invocation.Json) AgreementFiles.Write(invocation.Terminal.Output, report);
        else AgreementTables.Print(invocation.Terminal, report);
        if (!invocation.Json && files is not null) invocation.Terminal.Out.WriteLine($"Report and tables in {Printable.Line(invocation.Out!)}");
        IReadOnlyList<string> missed = _options.GateOf(invocation).Missed(report);
        foreach (string miss in missed) invocation.Terminal.Error.WriteLine($"geom: not good enough: {miss}");
        return missed.Count == 0 ? ExitCode.Done : ExitCode.NotGoodEnough;
    }
}
