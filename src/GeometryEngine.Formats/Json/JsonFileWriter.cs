namespace GeometryEngine.Formats;

/// <summary>Writes a data set as one JSON file, which appears under its name when it is whole.</summary>
internal abstract class JsonFileWriter : DatasetWriter
{
    private readonly AtomicFile _file;

    /// <summary>Begins the file.</summary>
    /// <param name="path">Where it will lie.</param>
    /// <param name="holds">What the format can hold.</param>
    /// <param name="info">The tables of the data set.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    protected JsonFileWriter(string path, Features holds, DatasetInfo info) : base(holds, info)
    {
        _file = new AtomicFile(path);
        Document = new JsonOutput(_file.Stream);
    }

    /// <summary>What goes into the file.</summary>
    protected JsonOutput Document { get; }

    protected override void Finish()
    {
        Document.Flush();
        _file.Commit();
    }

    protected override void Dispose(bool disposing)
    {
        Document.Dispose();
        _file.Dispose();
        base.Dispose(disposing);
    }
}
