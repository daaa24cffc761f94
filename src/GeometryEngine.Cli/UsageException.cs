namespace GeometryEngine.Cli;

/// <summary>A command line that parses but asks for what cannot be.</summary>
/// <param name="message">What was asked for and what is allowed, in one line.</param>
internal sealed class UsageException(string message) : Exception(message);
