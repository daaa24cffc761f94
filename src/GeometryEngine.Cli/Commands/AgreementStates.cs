using GeometryEngine.Formats;

namespace GeometryEngine.Cli;

/// <summary>Files that hold what <c>geom agree</c> has counted: written with <c>--save</c>, read with <c>--merge</c>.</summary>
internal static class AgreementStates
{
    /// <summary>Reads saved states.</summary>
    /// <param name="paths">The files.</param>
    /// <exception cref="InputException">One cannot be read, is damaged or of another version, or stands twice.</exception>
    public static IReadOnlyList<(string Path, Agreement State)> Load(IReadOnlyList<string> paths)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string path in paths)
            if (!seen.Add(Path.GetFullPath(path))) Throw.BadInput(path, "--merge", "the file a second time", "each state once, so that no image counts twice");
        return [.. paths.Select(path => (path, Load(path)))];
    }

    /// <summary>Adds what was counted to saved states.</summary>
    /// <param name="counted">What was counted.</param>
    /// <param name="states">The states.</param>
    /// <returns>All together; annotators and categories in the order of the states.</returns>
    /// <exception cref="InputException">One has other options or raster rules, or objects and other annotators or categories.</exception>
    public static Agreement Join(Agreement counted, IReadOnlyList<(string Path, Agreement State)> states)
    {
        if (states.Count == 0) return counted;
        List<Agreement> parts = [counted];
        foreach ((string path, Agreement state) in states)
        {
            foreach (Agreement part in parts)
                if (part.ObstacleTo(state) is var (found, allowed)) Throw.BadInput(path, "", found, $"{allowed}, as in what it is merged with");
            parts.Add(state);
        }
        return Agreement.Join([.. parts.Skip(1), counted]);
    }

    /// <summary>Writes a state; the file appears when it is whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="state">What was counted.</param>
    /// <exception cref="OutputException">The system refused.</exception>
    public static void Save(string path, Agreement state) => Output.Try(path, () =>
    {
        using var file = new AtomicFile(path);
        state.Save(file.Stream);
        file.Commit();
    });

    private static Agreement Load(string path)
    {
        if (Directory.Exists(path)) Throw.BadInput(path, "", "a folder", "a file that --save wrote");
        if (!File.Exists(path)) Throw.BadInput(path, "", "no such file", "a file that --save wrote");
        try
        {
            using FileStream stream = File.OpenRead(path);
            return Agreement.Load(stream);
        }
        catch (InputException failure)
        {
            Throw.BadInput(failure.Problem with { File = path }, failure);
            throw;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Throw.BadInput(new Problem(path, "", failure.Message, "a file that can be read"), failure);
            throw;
        }
    }
}
