namespace GeometryEngine.Formats;

/// <summary>The names of the files that a writer makes for images: safe, and each once, also where upper and lower case are the same.</summary>
internal sealed class FileNames
{
    private readonly HashSet<string> _used = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The path for an image without extension, with <c>/</c> between parts.</summary>
    /// <param name="name">The image's name.</param>
    public string Next(string name) => Next(name, out _);

    /// <summary>The path for an image without extension, with <c>/</c> between parts.</summary>
    /// <param name="name">The image's name.</param>
    /// <param name="changed">Whether anything but the extension and the separators had to be changed.</param>
    public string Next(string name, out bool changed)
    {
        string stem = SafePath.Stem(name, out changed);
        if (_used.Add(stem)) return stem;
        changed = true;
        for (int i = 2; ; i++)
            if (_used.Add($"{stem}_{i}")) return $"{stem}_{i}";
    }
}
