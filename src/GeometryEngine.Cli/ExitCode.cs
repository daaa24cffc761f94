namespace GeometryEngine.Cli;

/// <summary>How a command ends, for scripts; numbers above 63 as in BSD's sysexits.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Done = 0;

    /// <summary>The answer is "not good enough": <c>agree</c> missed a threshold, <c>validate</c> found problems.</summary>
    public const int NotGoodEnough = 1;

    /// <summary>A failure nobody expected: a defect of the program, or no memory left.</summary>
    public const int Unexpected = 2;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 64;

    /// <summary>The input cannot be used.</summary>
    public const int BadInput = 65;

    /// <summary>The output could not be written.</summary>
    public const int CannotWrite = 74;

    /// <summary>Stopped from the keyboard, as a shell reports it.</summary>
    public const int Interrupted = 130;
}
