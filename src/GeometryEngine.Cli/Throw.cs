using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace GeometryEngine.Cli;

/// <summary>Every exception of the assembly; each message carries the value found and what is allowed.</summary>
[StackTraceHidden]
internal static class Throw
{
    [DoesNotReturn]
    public static void Usage(string message) => throw new UsageException(message);

    [DoesNotReturn]
    public static void BadInput(string file, string place, string found, string allowed) =>
        throw new InputException(new Problem(file, place, found, allowed));

    [DoesNotReturn]
    public static void BadInput(Problem problem, Exception cause) => throw new InputException(problem, cause);

    [DoesNotReturn]
    public static void CannotWrite(string path, Exception cause) => throw new OutputException(path, cause);
}
