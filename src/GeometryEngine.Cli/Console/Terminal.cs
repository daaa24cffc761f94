using System.Text;
using Spectre.Console;

namespace GeometryEngine.Cli;

/// <summary>Where the program reads and writes: the process's streams, or buffers in a test.</summary>
internal sealed class Terminal : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>A terminal over given streams.</summary>
    /// <param name="input">Standard input.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    public Terminal(Stream input, Stream output, Stream error)
    {
        Input = input;
        Output = output;
        Out = new StreamWriter(output, Utf8, bufferSize: 1 << 14, leaveOpen: true);
        Error = new StreamWriter(error, Utf8, leaveOpen: true) { AutoFlush = true };
    }

    /// <summary>Standard input.</summary>
    public Stream Input { get; }

    /// <summary>Standard output as bytes; <see cref="Flush"/> before mixing with <see cref="Out"/>.</summary>
    public Stream Output { get; }

    /// <summary>Standard output as text, UTF-8.</summary>
    public TextWriter Out { get; }

    /// <summary>Standard error: problems, warnings, progress.</summary>
    public TextWriter Error { get; }

    /// <summary>Whether a person watches standard output: colours and drawn lines are welcome.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether a person watches standard error: progress is welcome, thousands of lines are not.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>The process's own streams. A reader that goes away (broken pipe) is no error: the runtime drops what is written then.</summary>
    public static Terminal OfProcess() =>
        new(Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.OpenStandardError())
        {
            OutIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
        };

    /// <summary>A console for tables on standard output: plain text when nobody watches.</summary>
    public IAnsiConsole Tables() => Create(Out, OutIsTerminal);

    /// <summary>A console for progress on standard error.</summary>
    public IAnsiConsole Progress() => Create(Error, ErrorIsTerminal);

    /// <summary>Writes out what is buffered.</summary>
    public void Flush()
    {
        Out.Flush();
        Output.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => Error.Flush(); // the streams belong to whoever opened them

    private static IAnsiConsole Create(TextWriter writer, bool isTerminal)
    {
        if (isTerminal) return AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        IAnsiConsole plain = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        plain.Profile.Width = 400; // a file has no width: nothing is wrapped or cut
        plain.Profile.Capabilities.Unicode = false;
        return plain;
    }
}
