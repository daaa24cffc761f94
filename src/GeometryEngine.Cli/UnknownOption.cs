using System.CommandLine;
using System.CommandLine.Parsing;

namespace GeometryEngine.Cli;

/// <summary>
/// Finds options that do not exist. The parser would take one for the value of a positional argument or of the option before it,
/// and <c>geom agree --trheads 4</c> would look for a file of that name.
/// </summary>
internal static class UnknownOption
{
    /// <summary>The first argument that looks like an option and is none of the command's; null when all are known.</summary>
    /// <param name="args">The arguments as typed; what follows <c>--</c> is never an option, and neither is a number.</param>
    /// <param name="command">The command that was recognised.</param>
    public static string? Find(IEnumerable<string> args, Command command)
    {
        HashSet<string> known = Known(command);
        return args.TakeWhile(arg => arg != "--").FirstOrDefault(arg => LooksLikeOption(arg) && !known.Contains(Name(arg)));
    }

    /// <summary>Says which option took the next option for its value, as in <c>-o --json</c>; null when none did.</summary>
    /// <param name="parsed">The command line.</param>
    public static string? FindSwallowed(ParseResult parsed)
    {
        HashSet<string> known = Known(parsed.CommandResult.Command);
        foreach (OptionResult option in parsed.CommandResult.Children.OfType<OptionResult>())
            if (option.Tokens.FirstOrDefault(token => known.Contains(token.Value)) is { } token)
                return $"'{option.IdentifierToken?.Value}' wants a value, and '{token.Value}' is none";
        return null;
    }

    private static HashSet<string> Known(Command command)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (Command? level = command; level is not null; level = level.Parents.OfType<Command>().FirstOrDefault())
            foreach (Option option in level.Options)
                known.UnionWith([option.Name, .. option.Aliases]);
        return known;
    }

    private static bool LooksLikeOption(string arg) => arg.Length > 1 && arg[0] == '-' && !char.IsAsciiDigit(arg[1]) && arg[1] != '.';

    private static string Name(string arg)
    {
        int end = arg.AsSpan().IndexOfAny('=', ':');
        return end < 0 ? arg : arg[..end];
    }
}
