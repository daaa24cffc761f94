namespace GeometryEngine.Formats;

/// <summary>One annotation format: how to recognise, read and write it. A format is one folder of this assembly and one line in <see cref="DatasetFormats"/>.</summary>
public abstract class DatasetFormat
{
    /// <summary>The name users give to <c>--format</c> and <c>--to</c>, such as <c>coco</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What it is, in a line.</summary>
    public abstract string Description { get; }

    /// <summary>Whether the format can be written.</summary>
    public virtual bool CanWrite => false;

    /// <summary>Whether a path looks like this format, by its content.</summary>
    /// <param name="path">An existing file or folder.</param>
    /// <param name="head">The first bytes of the file (up to 64 KiB); empty for a folder.</param>
    public abstract bool Recognizes(string path, ReadOnlySpan<byte> head);

    /// <summary>Opens a source and indexes its images.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="options">Strictness and limits.</param>
    /// <exception cref="InputException">The source as a whole cannot be used; in strict reading also at the first problem.</exception>
    public abstract DatasetSource Open(string path, ReadOptions options);

    /// <summary>Begins a file or folder of this format.</summary>
    /// <param name="path">Where to write; nothing appears there before <see cref="DatasetWriter.Complete"/>.</param>
    /// <param name="info">The tables of the data set that will be written.</param>
    /// <exception cref="NotSupportedException">The format is read only.</exception>
    public virtual DatasetWriter Create(string path, DatasetInfo info) =>
        throw new NotSupportedException($"format '{Name}' can be read but not written");
}
