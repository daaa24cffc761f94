using System.CommandLine;
using System.CommandLine.Parsing;
using GeometryEngine.Formats;
using GeometryEngine.Gpu;

namespace GeometryEngine.Cli;

/// <summary>What a command is given: its parsed options, where to write, and when to stop.</summary>
internal sealed class Invocation
{
    private readonly ParseResult _parsed;

    /// <summary>One run of a command.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="terminal">Where to read and write.</param>
    /// <param name="stop">Cancelled by Ctrl-C.</param>
    public Invocation(ParseResult parsed, Terminal terminal, CancellationToken stop)
    {
        _parsed = parsed;
        Terminal = terminal;
        Stop = stop;
        Problems = new ProblemList(terminal, Has(CommonOptions.StrictName), Has(CommonOptions.VerboseName));
        if (Has(CommonOptions.StrictName) && Has(CommonOptions.LenientName)) Throw.Usage("--strict and --lenient exclude each other");
    }

    /// <summary>Where to read and write.</summary>
    public Terminal Terminal { get; }

    /// <summary>Cancelled by Ctrl-C.</summary>
    public CancellationToken Stop { get; }

    /// <summary>What was wrong with the input.</summary>
    public ProblemList Problems { get; }

    /// <summary>Whether standard output is to be one JSON document.</summary>
    public bool Json => Has(CommonOptions.JsonName);

    /// <summary>Number of worker threads.</summary>
    public int Threads => Common<int>(CommonOptions.ThreadsName);

    /// <summary>Where to write; null for standard output.</summary>
    public string? Out => _parsed.GetValue<string>(CommonOptions.OutName);

    /// <summary>The value of an option.</summary>
    public T Get<T>(Option<T> option) => _parsed.GetValue(option)!;

    /// <summary>The value of an option, or what it is when it is not given.</summary>
    public T Get<T>(DefaultedOption<T> option) => Get(option, option.Otherwise);

    /// <summary>The value of an option, or another one when it is not given.</summary>
    public T Get<T>(DefaultedOption<T> option, T otherwise) => _parsed.GetResult(option) is null ? otherwise : _parsed.GetValue(option)!;

    /// <summary>Whether one of the options of this name is on the command line.</summary>
    public bool IsGiven(string name) => _parsed.CommandResult.Children.OfType<OptionResult>().Any(option => option.Option.Name == name && !option.Implicit);

    /// <summary>The value of an argument.</summary>
    public T Get<T>(Argument<T> argument) => _parsed.GetValue(argument)!;

    /// <summary>Opens data sets as one, joined image by image.</summary>
    /// <param name="sources">What the user typed: PATH or NAME=PATH.</param>
    /// <param name="keepExtras">Keep the fields the engine has no noun for.</param>
    public DatasetReader Open(IEnumerable<string> sources, bool keepExtras = false) =>
        DatasetFormats.Open([.. sources.Select(SourceSpec.Parse)], ReadOptions with { KeepExtras = keepExtras });

    /// <summary>Opens data sets as one with another before them that is the work of one annotator, whoever it names.</summary>
    /// <param name="reference">What the user typed for that one; it is called <c>reference</c> unless the user named it.</param>
    /// <param name="sources">What the user typed for the others.</param>
    public DatasetReader OpenWithReference(string reference, IEnumerable<string> sources)
    {
        SourceSpec first = SourceSpec.Parse(reference);
        first = first with { Annotator = first.Annotator ?? "reference", IgnoreAnnotators = true };
        return DatasetFormats.Open([first, .. sources.Select(SourceSpec.Parse)], ReadOptions);
    }

    /// <summary>Opens two data sets as one with two annotators, the first and the second set, whatever annotators they name.</summary>
    /// <param name="a">What the user typed for the first.</param>
    /// <param name="b">What the user typed for the second.</param>
    public DatasetReader OpenPair(string a, string b) => DatasetFormats.Open(
        [SourceSpec.Parse(a) with { Annotator = "a" }, SourceSpec.Parse(b) with { Annotator = "b" }],
        ReadOptions with { IgnoreAnnotators = true });

    private ReadOptions ReadOptions => new()
    {
        Strict = Has(CommonOptions.StrictName),
        Format = _parsed.GetValue<string>(CommonOptions.FormatName),
        Labels = _parsed.GetValue<string>(CommonOptions.LabelsName),
        Threads = Threads,
    };

    /// <summary>An engine with the raster options given, on the backend given.</summary>
    public Engine CreateEngine()
    {
        var options = new EngineOptions
        {
            Rule = Common<RasterRule>(CommonOptions.RuleName),
            Rings = Common<RingRule>(CommonOptions.RingsName),
        };
        BackendChoice choice = Common<BackendChoice>(CommonOptions.BackendName);
        if (choice == BackendChoice.Cpu) return Engine.Create(options);
        bool always = choice == BackendChoice.Cuda;
        if (GpuEngine.TryCreate(out Engine? engine, out string? reason, options, always, Warn)) return engine;
        if (always) Throw.Usage($"{CommonOptions.BackendName} cuda: {reason}; {CommonOptions.BackendName} cpu or auto is allowed here");
        return Engine.Create(options);
    }

    /// <summary>Says something on standard error that is no failure.</summary>
    /// <param name="message">One line.</param>
    public void Warn(string message) => Terminal.Error.WriteLine($"geom: warning: {Printable.Line(message)}");

    /// <summary>Runs work that goes through all images of a data set: shows progress, and lists what was wrong with the input.</summary>
    /// <param name="reader">The data set.</param>
    /// <param name="work">The work; its argument takes the problems of each image that is done, in order and on this thread.</param>
    public void Watch(DatasetReader reader, Action<Action<IReadOnlyList<Problem>>> work)
    {
        Problems.Add(reader.Problems);
        Progress.Run(Terminal, reader.Count, step => work(problems =>
        {
            Problems.Add(problems);
            step();
        }));
        Problems.Finish();
    }

    /// <summary>As <see cref="Watch"/>, with work of its own for each image.</summary>
    /// <param name="reader">The data set.</param>
    /// <param name="work">What is computed for one image; called from several threads at once.</param>
    /// <param name="take">Receives the images and results in order, on this thread.</param>
    public void ForEachImage<T>(DatasetReader reader, Func<DatasetItem, T> work, Action<DatasetItem, T> take) =>
        Watch(reader, done => Stream(reader, (_, item) => work(item), (item, result) =>
        {
            done(item.Problems);
            take(item, result);
        }));

    /// <summary>The image files of a data set, for a writer that copies them; one that is missing is a problem in the input.</summary>
    /// <param name="reader">The data set.</param>
    public Func<ImageInfo, ImageFile?> ImagesOf(DatasetReader reader) => image =>
    {
        var problems = new List<Problem>();
        ImageFile? file = reader.OpenImage(image, problems);
        Problems.Add(problems);
        return file;
    };

    /// <summary>Reads all images and computes something for each on several threads; takes the results in order on this one.</summary>
    /// <param name="reader">The data set.</param>
    /// <param name="work">What is computed for an image, by its index.</param>
    /// <param name="take">Receives the images and results in order.</param>
    public void Stream<T>(DatasetReader reader, Func<int, DatasetItem, T> work, Action<DatasetItem, T> take) => OrderedParallel.Run(
        reader.Count,
        Threads,
        image =>
        {
            DatasetItem item = reader.Read(image);
            return (Item: item, Result: work(image, item));
        },
        pair => take(pair.Item, pair.Result),
        Stop);

    private T Common<T>(string name) => Get(_parsed.CommandResult.Command.Options.OfType<DefaultedOption<T>>().Single(option => option.Name == name));

    // A command may lack the option; --verbose is an option of all of them.
    private bool Has(string name) =>
        (name == CommonOptions.VerboseName || _parsed.CommandResult.Command.Options.Any(option => option.Name == name)) && _parsed.GetValue<bool>(name);
}
