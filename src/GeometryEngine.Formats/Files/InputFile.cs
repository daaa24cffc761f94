using Microsoft.Win32.SafeHandles;

namespace GeometryEngine.Formats;

/// <summary>An input file, open for reading at any place from any thread: on the disk, or unpacked into memory.</summary>
internal sealed class InputFile : IDisposable
{
    private readonly SafeFileHandle? _handle;
    private readonly byte[] _content = [];

    private InputFile(string path, SafeFileHandle handle)
    {
        Path = path;
        _handle = handle;
        Length = RandomAccess.GetLength(handle);
    }

    /// <summary>A file in memory.</summary>
    public InputFile(string path, byte[] content)
    {
        Path = path;
        _content = content;
        Length = content.Length;
    }

    /// <summary>The path as the user gave it.</summary>
    public string Path { get; }

    /// <summary>Bytes in the file when it was opened.</summary>
    public long Length { get; }

    /// <summary>Opens a file that must exist and hold something.</summary>
    /// <exception cref="InputException">There is no such file, it is a folder or empty, or it may not be read.</exception>
    public static InputFile Open(string path)
    {
        InputFile file = OpenAny(path, path);
        if (file.Length > 0) return file;
        file.Dispose();
        Throw.Input(path, "", "an empty file", "a file with content");
        return file;
    }

    /// <summary>Opens a file that must exist and may be empty.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="name">What it is called in problems.</param>
    /// <exception cref="InputException">There is no such file, it is a folder, or it may not be read.</exception>
    public static InputFile OpenAny(string path, string name)
    {
        if (Directory.Exists(path)) Throw.Input(name, "", "a folder", "a file");
        if (!File.Exists(path)) Throw.Input(name, "", "no such file", "an existing file");
        try
        {
            return new InputFile(name, File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Throw.Input(name, "", failure.Message, "a file that can be read", failure);
            return null;
        }
    }

    /// <summary>Takes over a temporary file into which something was unpacked; it is deleted when closed.</summary>
    public static InputFile OfTemporary(string path, SafeFileHandle handle) => new(path, handle);

    /// <summary>Reads until the buffer is full or the file ends.</summary>
    /// <returns>Number of bytes read.</returns>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public int Read(Span<byte> buffer, long offset)
    {
        if (_handle is null)
        {
            ReadOnlySpan<byte> rest = _content.AsSpan((int)Math.Min(offset, _content.Length));
            int length = Math.Min(rest.Length, buffer.Length);
            rest[..length].CopyTo(buffer);
            return length;
        }
        int total = 0;
        try
        {
            while (total < buffer.Length)
            {
                int read = RandomAccess.Read(_handle, buffer[total..], offset + total);
                if (read == 0) break;
                total += read;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Throw.Input(Path, $"byte {offset + total}", failure.Message, "a file that can be read", failure);
        }
        return total;
    }

    /// <summary>Fills the buffer with bytes that were there when the file was indexed.</summary>
    /// <exception cref="InputException">The file has become shorter or cannot be read.</exception>
    public void ReadExactly(Span<byte> buffer, long offset)
    {
        int read = Read(buffer, offset);
        if (read < buffer.Length) Throw.Input(Path, $"byte {offset + read}", "the end of the file", "a file that does not change while it is read");
    }

    /// <summary>The first bytes, by which a format is recognised.</summary>
    public byte[] Head(int length)
    {
        var head = new byte[(int)Math.Min(length, Length)];
        return head[..Read(head, 0)];
    }

    /// <summary>All bytes.</summary>
    /// <param name="most">How many there may be.</param>
    /// <exception cref="InputException">There are more.</exception>
    public byte[] ReadAll(int most)
    {
        if (Length > most) Throw.Input(Path, "", $"a file of {Length} bytes", $"at most {most}");
        if (_handle is null) return _content;
        var content = new byte[(int)Length];
        ReadExactly(content, 0);
        return content;
    }

    /// <summary>The file as a stream of its own; closing it leaves the file open.</summary>
    public Stream ToStream() => _handle is null ? new MemoryStream(_content, writable: false) : new BufferedStream(new InputFileStream(this), 1 << 16);

    public void Dispose() => _handle?.Dispose();
}
