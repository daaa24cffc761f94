namespace GeometryEngine.Cli;

/// <summary>A CSV file: a header, and rows made anywhere.</summary>
internal sealed class CsvFile : IDisposable
{
    private readonly FileStream _stream;
    private readonly string[] _columns;

    /// <summary>Begins a file with its header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">Names of the columns.</param>
    public CsvFile(string path, params string[] columns)
    {
        _stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 1 << 16);
        _columns = columns;
        using CsvRows header = NewRows();
        foreach (string column in columns) header.Add(column);
        header.EndRow();
        Add(header);
    }

    /// <summary>Room for rows of the file.</summary>
    public CsvRows NewRows() => new(_columns.Length);

    /// <summary>Adds rows.</summary>
    public void Add(CsvRows rows) => _stream.Write(rows.Text);

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
