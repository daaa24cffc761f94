using Microsoft.Win32.SafeHandles;

namespace GeometryEngine.Formats;

/// <summary>An input file, open for reading at any place from any thread.</summary>
internal sealed class InputFile : IDisposable
{
    private readonly SafeFileHandle _handle;

    private InputFile(string path, SafeFileHandle handle)
    {
        Path = path;
        _handle = handle;
        Length = RandomAccess.GetLength(handle);
    }

    /// <summary>The path as the user gave it.</summary>
    public string Path { get; }

    /// <summary>Bytes in the file when it was opened.</summary>
    public long Length { get; }

    /// <summary>Opens a file that must exist and hold something.</summary>
    /// <exception cref="InputException">There is no such file, it is a folder or empty, or it may not be read.</exception>
    public static InputFile Open(string path)
    {
        if (Directory.Exists(path)) Throw.Input(path, "", "a folder", "a file");
        if (!File.Exists(path)) Throw.Input(path, "", "no such file", "an existing file");
        InputFile? file = null;
        try
        {
            file = new InputFile(path, File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Throw.Input(path, "", failure.Message, "a file that can be read", failure);
        }
        if (file.Length > 0) return file;
        file.Dispose();
        Throw.Input(path, "", "an empty file", "a file with content");
        return file;
    }

    /// <summary>Reads until the buffer is full or the file ends.</summary>
    /// <returns>Number of bytes read.</returns>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public int Read(Span<byte> buffer, long offset)
    {
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

    public void Dispose() => _handle.Dispose();
}
