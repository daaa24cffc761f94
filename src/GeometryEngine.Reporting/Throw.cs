using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace GeometryEngine.Reporting;

/// <summary>Every exception of the assembly; each message carries the value found and what is allowed.</summary>
[StackTraceHidden]
internal static class Throw
{
    [DoesNotReturn]
    public static void Input(string file, string place, string found, string allowed) =>
        throw new InputException(new Problem(file, place, found, allowed));
}
