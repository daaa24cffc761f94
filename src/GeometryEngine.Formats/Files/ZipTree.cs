using System.IO.Compression;
using Microsoft.Win32.SafeHandles;

namespace GeometryEngine.Formats;

/// <summary>
/// A zip archive. A file is unpacked when it is opened: into memory, or where it is large into a temporary file whose name owes nothing to the
/// archive. Limits guard against archives that unpack to far more than they are.
/// </summary>
internal sealed class ZipTree : FileTree
{
    private const int LargestInMemory = 64 << 20;
    private const int ChunkBytes = 1 << 16;

    private readonly Lock _gate = new();
    private readonly ZipArchive _archive;
    private readonly ReadOptions _options;
    private readonly SortedDictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);
    private readonly ProblemLog _log;

    public ZipTree(string path, ReadOptions options) : base(path)
    {
        _options = options;
        _log = new ProblemLog(options.Strict, []);
        InputFile file = InputFile.Open(path);
        try
        {
            _archive = new ZipArchive(new BufferedStream(new InputFileStream(file, ownsFile: true), ChunkBytes), ZipArchiveMode.Read);
            Index();
        }
        catch (Exception failure) when (IsDamage(failure))
        {
            file.Dispose();
            Throw.Input(path, "", $"a zip archive that cannot be read: {failure.Message}", "a whole zip archive", failure);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public override IReadOnlyList<Problem> Problems => _log.Problems;

    public override bool Contains(string name) => _entries.ContainsKey(name);

    public override InputFile Open(string name)
    {
        if (!_entries.TryGetValue(name, out ZipArchiveEntry? entry)) Throw.Input(PathOf(name), "", "no such file in the archive", "an existing file");
        lock (_gate) // entries share the archive's stream
        {
            try
            {
                CheckSize(name, entry);
                using Stream packed = entry.Open();
                return entry.Length <= LargestInMemory ? InMemory(name, entry, packed) : OnDisk(name, entry, packed);
            }
            catch (Exception failure) when (IsDamage(failure))
            {
                Throw.Input(PathOf(name), "", failure.Message, "a file that can be unpacked, without encryption", failure);
                return null;
            }
        }
    }

    protected override IReadOnlyList<string> List() => [.. _entries.Keys];

    protected override void Dispose(bool disposing)
    {
        _archive.Dispose();
        base.Dispose(disposing);
    }

    // What ZipArchive throws at damaged archives, and at encrypted or otherwise packed entries.
    private static bool IsDamage(Exception failure) =>
        failure is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException;

    private void Index()
    {
        if (_archive.Entries.Count > _options.MaxFiles) Throw.Input(Path, "", $"{_archive.Entries.Count} files", $"at most {_options.MaxFiles}");
        foreach (ZipArchiveEntry entry in _archive.Entries)
        {
            if (entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\')) continue; // a folder
            if (Resolve("", entry.FullName) is not { Length: > 0 } name)
                _log.Report(Path, "", $"the name '{entry.FullName}'", "a relative name that stays in the archive");
            else if (!_entries.TryAdd(name, entry)) _log.Report(Path, "", $"'{name}' for the second time", "each name once");
        }
    }

    private void CheckSize(string name, ZipArchiveEntry entry)
    {
        if (entry.Length > _options.MaxUnpackedBytes) Throw.Input(PathOf(name), "", $"{entry.Length} bytes unpacked", $"at most {_options.MaxUnpackedBytes}");
        if (entry.Length > LargestInMemory && entry.Length / Math.Max(1, entry.CompressedLength) > _options.MaxUnpackRatio)
            Throw.Input(PathOf(name), "", $"{entry.CompressedLength} bytes that unpack to {entry.Length}", $"at most {_options.MaxUnpackRatio} times as many");
    }

    // The length an archive declares is not trusted: unpacking stops there.
    private InputFile InMemory(string name, ZipArchiveEntry entry, Stream packed)
    {
        var content = new byte[(int)entry.Length];
        int read = packed.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        if (read < content.Length || packed.ReadByte() >= 0) WrongLength(name, entry);
        return new InputFile(PathOf(name), content);
    }

    private InputFile OnDisk(string name, ZipArchiveEntry entry, Stream packed)
    {
        string temporary = System.IO.Path.GetTempFileName();
        SafeFileHandle handle = File.OpenHandle(temporary, FileMode.Truncate, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        try
        {
            var chunk = new byte[ChunkBytes];
            long total = 0;
            for (int read = packed.Read(chunk); read > 0; read = packed.Read(chunk))
            {
                if (total + read > entry.Length) WrongLength(name, entry);
                RandomAccess.Write(handle, chunk.AsSpan(0, read), total);
                total += read;
            }
            if (total < entry.Length) WrongLength(name, entry);
            return InputFile.OfTemporary(PathOf(name), handle);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private void WrongLength(string name, ZipArchiveEntry entry) =>
        Throw.Input(PathOf(name), "", "content of another length than the archive declares", $"{entry.Length} bytes");
}
