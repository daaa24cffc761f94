using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.InteropServices;

namespace GeometryEngine.Cli;

/// <summary>The program as a function of its arguments: parses, runs the command, and turns every failure into one line and an exit code.</summary>
/// <param name="terminal">Where the program reads and writes.</param>
internal sealed class CommandLine(Terminal terminal)
{
    // How long a command may take to clean up after Ctrl-C before the system ends it.
    private static readonly TimeSpan CleanUpTime = TimeSpan.FromSeconds(3);

    private static readonly ParserConfiguration Parsing = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    /// <summary>All commands, in the order help lists them.</summary>
    public static IReadOnlyList<Command> CreateCommands() =>
    [
        new AgreeCommand(),
        new ConsensusCommand(),
        new ConvertCommand(),
        new CompareCommand(),
        new ExportCommand(),
        new ValidateCommand(),
        new StatsCommand(),
        RleCommand.Create(),
        new SynthCommand(),
        new BenchCommand(),
        new DevicesCommand(),
    ];

    /// <summary>Runs the program.</summary>
    /// <param name="args">The arguments, without the program's name.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public int Run(string[] args)
    {
        bool verbose = args.TakeWhile(arg => arg != "--").Contains(CommonOptions.VerboseName);
        try
        {
            return Run(args, CreateRoot().Parse(args, Parsing));
        }
        catch (Exception failure)
        {
            (int code, string message) = Explain(failure);
            terminal.Error.WriteLine($"geom: {message}");
            if (verbose) terminal.Error.WriteLine(failure);
            return code;
        }
        finally
        {
            terminal.Error.Flush();
        }
    }

    private int Run(string[] args, ParseResult parsed)
    {
        if (parsed.Action is not null and not ParseErrorAction) return Show(parsed); // --help, --version
        CheckUsage(args, parsed);
        if (Simd.Defect is { } defect) Throw.Usage(defect);
        using var stop = new CancellationTokenSource();
        using var finished = new ManualResetEventSlim();
        void Stop(PosixSignalContext signal)
        {
            stop.Cancel();
            signal.Cancel = finished.Wait(CleanUpTime); // in time, the program ends by itself
        }
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            int code = ((GeomCommand)parsed.CommandResult.Command).Run(new Invocation(parsed, terminal, stop.Token));
            terminal.Flush();
            return code;
        }
        finally
        {
            finished.Set();
        }
    }

    private static void CheckUsage(string[] args, ParseResult parsed)
    {
        string help = $"'geom {Path(parsed)}--help'";
        if (UnknownOption.Find(args, parsed.CommandResult.Command) is { } unknown) Throw.Usage($"unknown option '{unknown}'; {help} lists the options");
        if (UnknownOption.FindSwallowed(parsed) is { } swallowed) Throw.Usage($"{swallowed}; {help} shows what is");
        if (parsed.UnmatchedTokens.Count > 0) Throw.Usage($"'{parsed.UnmatchedTokens[0]}' is not expected here; {help} shows what is");
        if (parsed.Errors.Count > 0) Throw.Usage($"{parsed.Errors[0].Message} See {help}.");
    }

    private int Show(ParseResult parsed)
    {
        int code = parsed.Invoke(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error });
        terminal.Flush();
        return code;
    }

    private static RootCommand CreateRoot()
    {
        var root = new RootCommand("Masks, geometry and annotator agreement for image annotations.");
        foreach (Command command in CreateCommands()) root.Add(command);
        root.Add(CommonOptions.Verbose());
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ExampleHelpAction((HelpAction)help.Action!);
        return root;
    }

    private static string Path(ParseResult parsed)
    {
        string path = "";
        for (System.CommandLine.Parsing.SymbolResult? result = parsed.CommandResult; result?.Parent is not null; result = result.Parent)
            path = $"{((System.CommandLine.Parsing.CommandResult)result).Command.Name} {path}";
        return path;
    }

    private static (int Code, string Message) Explain(Exception failure) => failure switch
    {
        UsageException => (ExitCode.Usage, Printable.Line(failure.Message)),
        InputException => (ExitCode.BadInput, failure.Message),
        OutputException => (ExitCode.CannotWrite, failure.Message),
        IOException or UnauthorizedAccessException => (ExitCode.CannotWrite, Printable.Line(failure.Message)), // reading reports as InputException
        OperationCanceledException => (ExitCode.Interrupted, "stopped"),
        _ => (ExitCode.Unexpected, Printable.Line($"unexpected failure: {failure.GetType().Name}: {failure.Message} (--verbose shows where)")),
    };
}
