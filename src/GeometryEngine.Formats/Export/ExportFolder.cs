using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace GeometryEngine.Formats;

/// <summary>
/// The folder of an export. Each file appears whole. From begin to end a journal stands in it: what the files depend on, then a line for each
/// image whose files are in place, in order. By it the same export, given again after it was stopped in whatever way, goes on where it was.
/// </summary>
internal sealed class ExportFolder : IDisposable
{
    /// <summary>The name of the journal.</summary>
    public const string JournalName = ".geom-export";

    /// <summary>The name of the folder in which files are made.</summary>
    public const string TemporaryName = JournalName + ".tmp";

    private const byte LineEnd = (byte)'\n';

    private readonly string _path;
    private readonly string _temporary;
    private readonly ThreadLocal<string> _ownTemporary; // of each thread, so that none waits for another to make a file
    private readonly FileStream _journal;
    private readonly ConcurrentDictionary<string, bool> _folders = new();
    private long _recordsStart;
    private int _temporaries;

    /// <summary>Begins or resumes an export.</summary>
    /// <param name="path">The folder; made when missing.</param>
    /// <param name="head">What the files depend on: one line.</param>
    /// <exception cref="IOException">The folder cannot be written to, or another process exports into it.</exception>
    public ExportFolder(string path, ReadOnlySpan<byte> head)
    {
        _path = path;
        _temporary = Path.Combine(path, TemporaryName);
        _ownTemporary = new ThreadLocal<string>(() => Directory.CreateDirectory(Path.Combine(_temporary, NextNumber())).FullName);
        string journal = Path.Combine(path, JournalName);
        _journal = Try(path, () =>
        {
            Directory.CreateDirectory(path);
            return new FileStream(journal, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        });
        byte[] line = [.. head, LineEnd];
        Try(path, () =>
        {
            if (Directory.Exists(_temporary)) Directory.Delete(_temporary, recursive: true); // of a run that was killed
            Directory.CreateDirectory(_temporary);
            Done = StartsWith(line) ? CutToWholeLines(line.Length) : Restart(line);
            return 0;
        });
    }

    /// <summary>Number of images whose files are in place.</summary>
    public int Done { get; private set; }

    /// <summary>Puts a file in place. Safe to call from several threads.</summary>
    /// <param name="file">Its path in the folder, with <c>/</c> between parts.</param>
    /// <param name="content">What it holds.</param>
    /// <exception cref="IOException">The system refused.</exception>
    public void Write(string file, ReadOnlyMemory<byte> content) => Place(file, temporary =>
    {
        using SafeFileHandle handle = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        RandomAccess.Write(handle, content.Span, fileOffset: 0);
    });

    /// <summary>Puts a file in place. Safe to call from several threads.</summary>
    /// <param name="file">Its path in the folder, with <c>/</c> between parts.</param>
    /// <param name="write">Writes what it holds.</param>
    /// <exception cref="IOException">The system refused.</exception>
    public void Write(string file, Action<Stream> write) => Place(file, temporary =>
    {
        using var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        write(stream);
    });

    /// <summary>Notes that the files of the next image are in place.</summary>
    /// <param name="record">What the manifest will say of them: one line.</param>
    public void Append(ReadOnlySpan<byte> record)
    {
        byte[] line = [.. record, LineEnd];
        Try(_path, () =>
        {
            _journal.Write(line); // not buffered: a killed process loses nothing
            return 0;
        });
        Done++;
    }

    /// <summary>The lines of the images, in order.</summary>
    public IEnumerable<string> ReadRecords()
    {
        _journal.Position = _recordsStart;
        using var reader = new StreamReader(_journal, leaveOpen: true);
        while (reader.ReadLine() is { } line) yield return line;
    }

    /// <summary>Removes the journal: the export is complete.</summary>
    public void Complete() => Try(_path, () =>
    {
        File.Delete(Path.Combine(_path, JournalName));
        return 0;
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        _journal.Dispose();
        _ownTemporary.Dispose();
        try
        {
            Directory.Delete(_temporary, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The next run removes it.
        }
    }

    // A new file, not one that is cut to nothing: of such a one ext4 writes out what it holds as soon as it is closed.
    private void Place(string file, Action<string> write)
    {
        string target = Path.Combine(_path, file);
        Try(target, () =>
        {
            string temporary = Path.Combine(_ownTemporary.Value!, NextNumber());
            string folder = Path.GetDirectoryName(target)!;
            if (!_folders.ContainsKey(folder))
            {
                Directory.CreateDirectory(folder);
                _folders[folder] = true;
            }
            write(temporary);
            File.Move(temporary, target, overwrite: true);
            return 0;
        });
    }

    private string NextNumber() => Interlocked.Increment(ref _temporaries).ToString(CultureInfo.InvariantCulture);

    private bool StartsWith(byte[] line)
    {
        var found = new byte[line.Length];
        _journal.Position = 0;
        return _journal.ReadAtLeast(found, found.Length, throwOnEndOfStream: false) == found.Length && found.AsSpan().SequenceEqual(line);
    }

    // A line without an end was being written when the process was killed.
    private int CutToWholeLines(long start)
    {
        _recordsStart = start;
        int lines = 0;
        long end = start, position = start;
        var chunk = new byte[1 << 16];
        _journal.Position = start;
        for (int read = _journal.Read(chunk); read > 0; position += read, read = _journal.Read(chunk))
        {
            int last = chunk.AsSpan(0, read).LastIndexOf(LineEnd);
            if (last >= 0) end = position + last + 1;
            lines += chunk.AsSpan(0, read).Count(LineEnd);
        }
        _journal.SetLength(end);
        _journal.Position = end;
        return lines;
    }

    private int Restart(byte[] line)
    {
        File.Delete(Path.Combine(_path, ExportManifest.Name)); // of another export, whose files are about to be replaced
        _journal.SetLength(0);
        _journal.Write(line);
        _recordsStart = line.Length;
        return 0;
    }

    private static T Try<T>(string path, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException) // the last: a limit on file sizes
        {
            Throw.CannotWrite(path, failure);
            throw;
        }
    }
}
