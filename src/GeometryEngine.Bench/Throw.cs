using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace GeometryEngine.Bench;

/// <summary>Every exception of the assembly; each message carries the value found and what is allowed.</summary>
[StackTraceHidden]
internal static class Throw
{
    [DoesNotReturn]
    public static void OtherAnswer(string work, long first, long second) =>
        throw new InvalidOperationException($"{work} gave {first}, then {second}; every run of the same work must give the same");

    [DoesNotReturn]
    public static void BadReport(string path, string place, string found) =>
        throw new InputException(new Problem(path, place, found, $"what 'geom bench --json' prints, schema {BenchReport.CurrentSchema}"));

    public static void IfTooFew(int points, int parameters)
    {
        if (points < parameters) throw new ArgumentException($"{points} measurements; a fit of {parameters} costs takes {parameters} or more");
    }
}
