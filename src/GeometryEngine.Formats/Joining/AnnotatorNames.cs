namespace GeometryEngine.Formats;

/// <summary>The annotator of each source, for annotations that name none.</summary>
internal static class AnnotatorNames
{
    /// <summary>
    /// The names the user gave; else the file's name without its extension, with as many parent folders as set it apart from the others,
    /// and " (2)", " (3)" where the same file comes again.
    /// </summary>
    /// <param name="sources">Paths, with a name where the user gave one. Equal given names are the same annotator.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<(string Path, string? Name)> sources)
    {
        string[] given = [.. sources.Select(source => source.Name).OfType<string>()];
        string[][] unnamed = [.. sources.Where(source => source.Name is null).Select(source => PartsOf(source.Path))];
        var used = new HashSet<string>(given, StringComparer.Ordinal);
        var names = new List<string>();
        foreach ((string path, string? name) in sources)
        {
            string distinct = name ?? Distinct(PartsOf(path), unnamed, given);
            string next = distinct;
            for (int copy = 2; name is null && !used.Add(next); copy++) next = $"{distinct} ({copy})";
            names.Add(next);
        }
        return names;
    }

    private static string Distinct(string[] parts, string[][] unnamed, string[] given)
    {
        for (int depth = 1; depth <= parts.Length; depth++)
        {
            string name = Last(parts, depth);
            if (!given.Contains(name) && !unnamed.Any(other => Last(other, depth) == name && !other.SequenceEqual(parts))) return name;
        }
        return Last(parts, 1);
    }

    // The folders above a file, and its name without the extension.
    private static string[] PartsOf(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        string[] folders = (Path.GetDirectoryName(full) ?? "").Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        return [.. folders, Path.GetFileNameWithoutExtension(full)];
    }

    private static string Last(string[] parts, int count) => string.Join('/', parts[Math.Max(0, parts.Length - count)..]);
}
