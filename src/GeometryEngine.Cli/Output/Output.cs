namespace GeometryEngine.Cli;

/// <summary>Runs what writes, so that a full disk or a missing permission is reported with the path it concerns.</summary>
internal static class Output
{
    /// <summary>Runs an action that writes.</summary>
    /// <param name="path">What is written, for the message.</param>
    /// <param name="write">The action.</param>
    /// <exception cref="OutputException">The system refused.</exception>
    public static void Try(string path, Action write) => Try(path, () =>
    {
        write();
        return 0;
    });

    /// <summary>Runs a function that begins to write.</summary>
    /// <param name="path">What is written, for the message.</param>
    /// <param name="write">The function.</param>
    /// <exception cref="OutputException">The system refused.</exception>
    public static T Try<T>(string path, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Throw.CannotWrite(path, failure);
            throw;
        }
    }
}
