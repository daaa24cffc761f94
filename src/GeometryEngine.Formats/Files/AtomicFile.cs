namespace GeometryEngine.Formats;

/// <summary>
/// A file that appears under its name only when it is whole: it is written under a temporary name in the same folder and renamed on <see cref="Commit"/>.
/// Without that nothing is left of it. Errors of writing are <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.
/// </summary>
public sealed class AtomicFile : IDisposable
{
    private readonly string _target;
    private readonly string _temporary;
    private readonly FileStream _stream;
    private bool _committed;

    /// <summary>Begins a file.</summary>
    /// <param name="path">Where it will stand; its folder must exist. A file that stands there is replaced.</param>
    public AtomicFile(string path)
    {
        _target = Path.GetFullPath(path);
        if (Directory.Exists(_target)) throw new IOException($"{path} is a folder; the name of a file is allowed");
        _temporary = IsDevice(_target) ? _target : TemporaryName(_target);
        _stream = new FileStream(_temporary, IsDevice(_target) ? FileMode.Open : FileMode.CreateNew, FileAccess.Write, FileShare.None);
    }

    /// <summary>Where to write.</summary>
    public Stream Stream => _stream;

    /// <summary>A name in a file's folder that no other process and no other try uses.</summary>
    /// <param name="path">The file.</param>
    public static string TemporaryName(string path)
    {
        string full = Path.GetFullPath(path);
        return Path.Combine(Path.GetDirectoryName(full) ?? "", $".{Path.GetFileName(full)}.{Path.GetRandomFileName()}.tmp");
    }

    /// <summary>Writes everything to the disk and puts the file in place.</summary>
    public void Commit()
    {
        _stream.Flush(flushToDisk: !IsDevice(_target));
        _stream.Dispose();
        if (!IsDevice(_target)) File.Move(_temporary, _target, overwrite: true);
        _committed = true;
    }

    /// <summary>Closes the file and, unless it was committed, removes it.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        if (!_committed && !IsDevice(_target)) File.Delete(_temporary);
    }

    // /dev/null and /dev/stdout take what is written as it comes; renaming a file onto them would replace them. /dev/shm is a folder of files.
    private static bool IsDevice(string path) => path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal);
}
