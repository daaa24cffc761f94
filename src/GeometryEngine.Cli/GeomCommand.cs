using System.CommandLine;

namespace GeometryEngine.Cli;

/// <summary>One command: its options, an example for its help, and what it does.</summary>
internal abstract class GeomCommand : Command
{
    /// <summary>A command.</summary>
    /// <param name="name">What the user types.</param>
    /// <param name="summary">What it does, in a line.</param>
    /// <param name="examples">Command lines that work in a clone of the repository; <c>--help</c> shows them and the tests run them.</param>
    protected GeomCommand(string name, string summary, params string[] examples) : base(name, summary) => Examples = examples;

    /// <summary>Command lines that work in a clone of the repository.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>What else the help says after the options: columns, rules, definitions; lines of at most 100 characters.</summary>
    public virtual string Notes => "";

    /// <summary>Does the work.</summary>
    /// <param name="invocation">The options given, and where to write.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public abstract int Run(Invocation invocation);

    /// <summary>Adds the options of every command that reads data sets.</summary>
    protected void AddReadingOptions()
    {
        Options.Add(CommonOptions.Format());
        Options.Add(CommonOptions.Labels());
        Options.Add(CommonOptions.Strict());
        Options.Add(CommonOptions.Lenient());
        Options.Add(CommonOptions.Threads());
    }

    /// <summary>Adds the options of every command that turns polygons into pixels.</summary>
    protected void AddRasterOptions()
    {
        Options.Add(CommonOptions.Rule());
        Options.Add(CommonOptions.Rings());
        Options.Add(CommonOptions.Backend());
    }
}
