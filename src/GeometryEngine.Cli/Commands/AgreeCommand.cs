using System.CommandLine;
using GeometryEngine.Formats;

namespace GeometryEngine.Cli;

/// <summary><c>geom agree</c>: the agreement of several annotators.</summary>
internal sealed class AgreeCommand : GeomCommand
{
    private const string ReferenceName = "--reference";
    private readonly Argument<string[]> _sources = CommonOptions.Sources(required: false);
    private readonly Option<string?> _reference = new(ReferenceName) { Description = "What is right: each annotator is compared with it too", HelpName = "SOURCE" };
    private readonly Option<string?> _save = new("--save") { Description = "File for what was counted, to be merged with that of other images later", HelpName = "STATE" };
    private readonly Option<string[]> _merge = new("--merge")
    {
        Description = "Files of --save, of other images: their counts are added; annotators, categories and options must be the same",
        HelpName = "STATE...",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
    };
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
        Options.Add(CommonOptions.Out("Folder for agreement.json, pairs.csv, images.csv, objects.csv, report.html", required: false));
        Options.Add(CommonOptions.Json());
        Options.Add(_reference);
        Options.Add(_save);
        Options.Add(_merge);
        foreach (Option option in _options.All) Options.Add(option);
        AddReadingOptions();
        AddRasterOptions();
    }

    /// <inheritdoc/>
    public override string Notes =>
        $"""
        {AgreementFiles.Columns}

        Parts of a data set, each with all annotators of its images:
          geom agree part-1/*.json --save 1.state
          geom agree part-2/*.json --save 2.state
          geom agree --merge 1.state 2.state --json     the same as of all images at once
        With --merge, -o writes no images.csv and objects.csv: a state keeps counts, not rows.
        """;

    /// <inheritdoc/>
    public override int Run(Invocation invocation)
    {
        string[] sources = invocation.Get(_sources), saved = invocation.Get(_merge);
        CheckUsage(invocation, sources, saved);
        IReadOnlyList<(string Path, Agreement State)> states = AgreementStates.Load(saved);
        AgreementOptions options = _options.Of(invocation, states.Count > 0 ? states[0].State.Options : AgreementOptions.Default);
        if (sources.Length == 0) return RunOver(invocation, new Agreement(states[0].State.Info, options), states, files: null);
        string? reference = invocation.Get(_reference);
        using DatasetReader reader = reference is null ? invocation.Open(sources) : invocation.OpenWithReference(reference, sources);
        if (reader.Info.Annotators.Count < 2) invocation.Warn("one annotator only: there is nothing to agree on; name another source");
        var agreement = new Agreement(reader.Info, options with { HasReference = reference is not null });
        using AgreementFiles? files = invocation.Out is { } folder && states.Count == 0 ? new AgreementFiles(folder, reader.Info) : null;
        using Engine engine = invocation.CreateEngine();
        invocation.Watch(reader, done => agreement.AddAll(
            engine, reader.Count, reader.Read, invocation.Threads,
            (item, image) => (item.Problems, Rows: files?.RowsOf(image)),
            kept =>
            {
                done(kept.Problems);
                if (kept.Rows is { } rows) files!.Add(rows);
            },
            invocation.Stop));
        return RunOver(invocation, agreement, states, files);
    }

    // What is left to do when the sources are read.
    private int RunOver(Invocation invocation, Agreement counted, IReadOnlyList<(string Path, Agreement State)> states, AgreementFiles? files)
    {
        Agreement agreement = AgreementStates.Join(counted, states);
        if (invocation.Get(_save) is { } path) AgreementStates.Save(path, agreement);
        AgreementReport report = agreement.Compute();
        if (report is { Categories: null, Tags: null, Instances: null, Reference: null })
            invocation.Warn("neither labels nor objects in the input: there is nothing to agree on");
        if (report.Categories?.NotNumeric is { } label)
            invocation.Warn($"{label} is no number where other labels are: no ordinal, interval or ratio coefficients");
        files?.Complete(report);
        if (files is null && invocation.Out is { } folder) AgreementFiles.Write(folder, report);
        if (invocation.Json) AgreementFiles.Write(invocation.Terminal.Output, report);
        else AgreementTables.Print(invocation.Terminal, report);
        if (!invocation.Json && invocation.Out is { } written) invocation.Terminal.Out.WriteLine($"Report and tables in {Printable.Line(written)}");
        IReadOnlyList<string> missed = _options.GateOf(invocation).Missed(report);
        foreach (string miss in missed) invocation.Terminal.Error.WriteLine($"geom: not good enough: {miss}");
        return missed.Count == 0 ? ExitCode.Done : ExitCode.NotGoodEnough;
    }

    private static void CheckUsage(Invocation invocation, string[] sources, string[] saved)
    {
        if (sources.Length > 0) return;
        if (saved.Length == 0) Throw.Usage("no SOURCE and no --merge STATE; one or more is allowed. See 'geom agree --help'.");
        foreach (string name in (string[])[ReferenceName, CommonOptions.RuleName, CommonOptions.RingsName])
            if (invocation.IsGiven(name)) Throw.Usage($"{name} without a SOURCE to read; states of --merge have theirs");
    }
}
