using System.Buffers;
using System.Text;

namespace GeometryEngine.Formats;

/// <summary>
/// Makes a relative path of a name from a file, so that what is written under it stays in its folder on every system: no way up, no drive, no
/// absolute path, no name that Windows keeps for devices.
/// </summary>
public static class SafePath
{
    private const int LongestPart = 200; // in bytes; file systems allow 255: room for an extension and a temporary name

    private static readonly SearchValues<char> Forbidden = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(i => (char)i), .. "<>:\"|?*\x7F"]);

    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    /// <summary>The path of a name: sub-folders are kept, with <c>/</c> between, and an image's extension is cut off.</summary>
    /// <param name="name">A file name as an annotation file writes it, with <c>/</c> or <c>\</c>.</param>
    /// <param name="changed">Whether anything but the extension and the separators had to be changed.</param>
    public static string Stem(string name, out bool changed)
    {
        string[] parts = name.Replace('\\', '/').Split('/');
        parts[^1] = WithoutExtension(parts[^1]);
        string stem = Join(parts);
        changed = stem != string.Join('/', parts);
        return stem;
    }

    /// <summary>One part of a path: a folder's name without separators.</summary>
    /// <param name="name">Any text, such as an annotator's name.</param>
    public static string Folder(string name) => Part(name.Replace('/', '_').Replace('\\', '_'));

    private static string Join(string[] parts)
    {
        IEnumerable<string> kept = parts.Where(part => part is not ("" or "." or "..") && !IsDrive(part)).Select(Part);
        string joined = string.Join('/', kept);
        return joined.Length == 0 ? "_" : joined;
    }

    private static string Part(string part)
    {
        var safe = new StringBuilder(part.Length);
        int bytes = 0;
        foreach (Rune rune in part.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > LongestPart) break;
            safe.Append(rune.IsBmp && Forbidden.Contains((char)rune.Value) ? new Rune('_') : rune);
        }
        string text = safe.ToString().TrimEnd('.', ' '); // Windows drops them, so that two names would be one
        if (text.Length == 0) return "_";
        return Devices.Contains(text.Split('.')[0].TrimEnd()) ? $"_{text}" : text;
    }

    private static bool IsDrive(string part) => part.Length == 2 && char.IsAsciiLetter(part[0]) && part[1] == ':';

    private static string WithoutExtension(string file)
    {
        int dot = file.LastIndexOf('.');
        return dot > 0 ? file[..dot] : file;
    }
}
