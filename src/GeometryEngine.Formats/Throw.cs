using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace GeometryEngine.Formats;

/// <summary>Every exception of the assembly; each message carries the value found and what is allowed.</summary>
[StackTraceHidden]
internal static class Throw
{
    public static void IfOutside(double value, double least, double most, string option)
    {
        if (!(value >= least && value <= most)) Argument(string.Create(CultureInfo.InvariantCulture, $"{option} {value}; allowed: {least} to {most}"), option);
    }

    [DoesNotReturn]
    public static void Input(Problem problem, Exception? inner = null) => throw new InputException(problem, inner);

    [DoesNotReturn]
    public static void Input(string file, string place, string found, string allowed, Exception? inner = null) =>
        Input(new Problem(file, place, found, allowed), inner);

    [DoesNotReturn]
    public static void CannotWrite(string path, Exception cause) => throw new IOException($"{path} cannot be written: {cause.Message}", cause);

    [DoesNotReturn]
    public static void Argument(string message, string parameter) => throw new ArgumentException(message, parameter);
}
