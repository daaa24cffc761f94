namespace GeometryEngine.Formats;

/// <summary>
/// Files of one report that appear together: they are written into a temporary folder beside the target and put in place on <see cref="Commit"/>.
/// Without that nothing is left of them. Errors of writing are <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.
/// </summary>
public sealed class AtomicFolder : IDisposable
{
    private readonly string _target;
    private readonly string _temporary;

    /// <summary>Begins a folder.</summary>
    /// <param name="path">Where it will stand. In a folder that stands there, files of equal names are replaced and others stay.</param>
    public AtomicFolder(string path)
    {
        _target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(_target)) throw new IOException($"{path} is a file; the name of a folder is allowed");
        _temporary = AtomicFile.TemporaryName(_target);
        Directory.CreateDirectory(_temporary);
    }

    /// <summary>Where to write one of the files; its folder is made when it is missing.</summary>
    /// <param name="name">The file's name, with <c>/</c> between it and its sub-folders; it must be safe, as <see cref="SafePath"/> makes it.</param>
    public string PathOf(string name)
    {
        string path = Path.Combine(_temporary, name);
        if (name.Contains('/')) Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>Puts all files in place, each by one renaming.</summary>
    public void Commit()
    {
        if (!Directory.Exists(_target))
        {
            Directory.Move(_temporary, _target);
            return;
        }
        foreach (string file in Directory.EnumerateFiles(_temporary, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(_target, Path.GetRelativePath(_temporary, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(file, target, overwrite: true);
        }
        Directory.Delete(_temporary, recursive: true);
    }

    /// <summary>Removes what was not committed.</summary>
    public void Dispose()
    {
        if (Directory.Exists(_temporary)) Directory.Delete(_temporary, recursive: true);
    }
}
