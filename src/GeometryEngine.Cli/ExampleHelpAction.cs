using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace GeometryEngine.Cli;

/// <summary>The usual help, followed by the command's notes and examples.</summary>
internal sealed class ExampleHelpAction(HelpAction usual) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int code = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is not GeomCommand command) return code;
        TextWriter output = parseResult.InvocationConfiguration.Output;
        if (command.Notes.Length > 0) output.WriteLine($"{command.Notes}\n");
        output.WriteLine(command.Examples.Count == 1 ? "Example:" : "Examples:");
        foreach (string example in command.Examples) output.WriteLine($"  {example}");
        output.WriteLine();
        return code;
    }
}
