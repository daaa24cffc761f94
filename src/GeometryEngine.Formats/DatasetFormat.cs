namespace GeometryEngine.Formats;

/// <summary>One annotation format: how to recognise, read and write it. A format is one folder of this assembly and one line in <see cref="DatasetFormats"/>.</summary>
public abstract class DatasetFormat
{
    /// <summary>The name users give to <c>--format</c> and <c>--to</c>, such as <c>coco</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What it is, in a line.</summary>
    public abstract string Description { get; }

    /// <summary>What a file of this format can hold when it is written; <see cref="Features.None"/> for formats that are only read.</summary>
    public virtual Features Holds => Features.None;

    /// <summary>Whether the format can be written.</summary>
    public bool CanWrite => Holds != Features.None;

    /// <summary>Whether the format names annotators.</summary>
    public virtual bool HasAnnotators => (Holds & Features.Annotators) != 0;

    /// <summary>
    /// Whether a folder or archive is of this format only where none of its files is of another: images in folders say little by themselves.
    /// </summary>
    /// <param name="input">A folder or archive.</param>
    internal virtual bool YieldsToFiles(DatasetInput input) => false;

    /// <summary>Whether images and categories are known by their ids alone; names come from the sources that it is joined with.</summary>
    internal virtual bool IdsOnly => false;

    /// <summary>Whether an input looks like this format, by its content.</summary>
    /// <param name="input">A file, or a folder or archive as a whole.</param>
    public abstract bool Recognizes(DatasetInput input);

    /// <summary>Opens a source and indexes its images.</summary>
    /// <param name="input">The file, folder or archive, which stays open while the source is.</param>
    /// <param name="options">Strictness and limits.</param>
    /// <exception cref="InputException">The source as a whole cannot be used; in strict reading also at the first problem.</exception>
    public abstract DatasetSource Open(DatasetInput input, ReadOptions options);

    /// <summary>Begins a file or folder of this format.</summary>
    /// <param name="path">Where to write; nothing appears there before <see cref="DatasetWriter.Complete"/>.</param>
    /// <param name="info">The tables of the data set that will be written.</param>
    /// <exception cref="NotSupportedException">The format is read only.</exception>
    public virtual DatasetWriter Create(string path, DatasetInfo info) =>
        throw new NotSupportedException($"format '{Name}' can be read but not written");
}
