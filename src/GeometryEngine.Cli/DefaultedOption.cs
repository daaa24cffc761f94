using System.CommandLine;

namespace GeometryEngine.Cli;

/// <summary>An option with a value when it is not given. The parser's own defaults show in the help by the names of C#.</summary>
/// <param name="name">The option's name, with dashes.</param>
/// <param name="otherwise">The value when the option is not given.</param>
internal sealed class DefaultedOption<T>(string name, T otherwise) : Option<T>(name)
{
    /// <summary>The value when the option is not given.</summary>
    public T Otherwise => otherwise;
}
