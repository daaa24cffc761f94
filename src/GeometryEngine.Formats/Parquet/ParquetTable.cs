using Parquet;

namespace GeometryEngine.Formats;

/// <summary>One table of a Parquet file, read a row group at a time. Safe to use from several threads at once.</summary>
/// <typeparam name="T">Its columns in a row group.</typeparam>
internal sealed class ParquetTable<T> : IDisposable
{
    private const int MostCached = 3; // row groups: images are read about in order, by a few threads

    private readonly Lock _gate = new();
    private readonly InputFile _file;
    private readonly Stream _stream;
    private readonly ParquetReader _reader;
    private readonly Func<ParquetReader, ParquetRowGroupReader, T> _read;
    private readonly long[] _starts; // first row of each row group, and the number of all rows
    private readonly LinkedList<(int Group, T Columns)> _cache = new();

    /// <summary>Opens a table.</summary>
    /// <param name="file">The file, which the table then owns.</param>
    /// <param name="read">Reads a row group.</param>
    /// <exception cref="InputException">The file is no Parquet file, or broken.</exception>
    public ParquetTable(InputFile file, Func<ParquetReader, ParquetRowGroupReader, T> read)
    {
        _file = file;
        _read = read;
        _stream = file.ToStream();
        try
        {
            if (ParquetFooter.Read(file) is null) Throw.Input(file.Path, "", "no whole footer", "a whole Parquet file");
            _reader = Try("", () => ParquetReader.CreateAsync(_stream).GetAwaiter().GetResult());
        }
        catch
        {
            _stream.Dispose();
            _file.Dispose();
            throw;
        }
        _starts = new long[_reader.RowGroupCount + 1];
        for (int i = 0; i < _reader.RowGroupCount; i++) _starts[i + 1] = _starts[i] + Math.Max(0, _reader.RowGroups[i].RowCount);
    }

    public string Path => _file.Path;

    /// <summary>Number of rows.</summary>
    public long RowCount => _starts[^1];

    /// <summary>A text that stands beside the rows; null when there is none.</summary>
    public string? Metadata(string key) => _reader.CustomMetadata.GetValueOrDefault(key);

    /// <summary>The columns of the row group that holds a row, and the row's number in it.</summary>
    /// <param name="row">In [0, <see cref="RowCount"/>).</param>
    /// <exception cref="InputException">The row group cannot be read.</exception>
    public (T Columns, int Row) Find(long row)
    {
        int group = Array.BinarySearch(_starts, row);
        if (group < 0) group = ~group - 1;
        while (_starts[group + 1] == _starts[group]) group++; // an empty row group
        lock (_gate)
        {
            for (LinkedListNode<(int Group, T Columns)>? node = _cache.First; node is not null; node = node.Next)
                if (node.Value.Group == group) return (node.Value.Columns, (int)(row - _starts[group]));
            T columns = Try($"row group {group}", () => Read(group));
            _cache.AddLast((group, columns));
            if (_cache.Count > MostCached) _cache.RemoveFirst();
            return (columns, (int)(row - _starts[group]));
        }
    }

    public void Dispose()
    {
        _reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _stream.Dispose();
        _file.Dispose();
    }

    private T Read(int group)
    {
        using ParquetRowGroupReader reader = _reader.OpenRowGroupReader(group);
        return _read(_reader, reader);
    }

    // The reader throws what it likes at damaged files.
    private TResult Try<TResult>(string place, Func<TResult> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is not InputException)
        {
            Throw.Input(Path, place, $"a Parquet file that cannot be read: {failure.Message}", "a whole Parquet file", failure);
            return default!;
        }
    }
}
