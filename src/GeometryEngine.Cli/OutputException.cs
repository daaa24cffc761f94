namespace GeometryEngine.Cli;

/// <summary>Output that could not be written.</summary>
/// <param name="path">The file or folder.</param>
/// <param name="cause">What the system said.</param>
internal sealed class OutputException(string path, Exception cause)
    : Exception(Printable.Line($"{path}: cannot be written: {cause.Message}"), cause);
