namespace GeometryEngine.Formats;

/// <summary>A source as the user names it: a path, and the annotator it comes from.</summary>
/// <param name="Path">File or folder.</param>
/// <param name="Annotator">The annotator whose work it is, for annotations that name none; null to take the file's name without its extension.</param>
/// <param name="IgnoreAnnotators">Take everything in the source for the work of that one annotator, whoever it names.</param>
public readonly record struct SourceSpec(string Path, string? Annotator = null, bool IgnoreAnnotators = false)
{
    /// <summary>Reads <c>PATH</c> or <c>NAME=PATH</c>. A path that exists as written is a path, whatever it holds.</summary>
    /// <param name="text">What the user typed.</param>
    public static SourceSpec Parse(string text)
    {
        int sign = text.IndexOf('=', StringComparison.Ordinal);
        if (sign <= 0 || System.IO.Path.Exists(text)) return new SourceSpec(text);
        return new SourceSpec(text[(sign + 1)..], text[..sign]);
    }

    /// <summary>A source from its path alone.</summary>
    /// <param name="path">File or folder.</param>
    public static implicit operator SourceSpec(string path) => new(path);
}
