using System.IO.Compression;
using Parquet;
using Parquet.Schema;

namespace GeometryEngine.Formats;

/// <summary>Writes one table; rows are collected and written a row group at a time.</summary>
/// <typeparam name="T">Its columns.</typeparam>
internal sealed class ParquetTableWriter<T> : IDisposable where T : IParquetColumns, new()
{
    private const int MostRows = 1 << 14;
    private const long MostBytes = 16 << 20;

    private readonly FileStream _stream;
    private readonly ParquetWriter _writer;
    private readonly IReadOnlyList<ParquetColumn> _all;
    private int _rows;

    /// <summary>Begins a table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="metadata">What is written into the file beside the rows.</param>
    public ParquetTableWriter(string path, IReadOnlyDictionary<string, string> metadata)
    {
        _all = Columns.All;
        _stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16);
        try
        {
            var schema = new ParquetSchema(_all.Select(column => column.Field));
            // Zstandard at its usual level: its highest, which the library takes otherwise, needs sixteen times as long for a sixth less.
            var options = new ParquetOptions { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Optimal };
            _writer = ParquetWriter.CreateAsync(schema, _stream, options).GetAwaiter().GetResult();
            _writer.CustomMetadata = metadata;
        }
        catch
        {
            _stream.Dispose();
            throw;
        }
    }

    /// <summary>Where rows are added; <see cref="EndRow"/> after each.</summary>
    public T Columns { get; } = new();

    /// <summary>Takes note of a row.</summary>
    public void EndRow()
    {
        _rows++;
        if (_rows >= MostRows || (_rows % 256 == 0 && _all.Sum(column => column.Size) >= MostBytes)) Flush();
    }

    /// <summary>Writes what is left.</summary>
    public void Complete()
    {
        Flush();
        _writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _stream.Dispose();
    }

    public void Dispose() => _stream.Dispose();

    private void Flush()
    {
        if (_rows == 0) return;
        using (ParquetRowGroupWriter group = _writer.CreateRowGroup())
        {
            foreach (ParquetColumn column in _all)
            {
                column.Write(group).GetAwaiter().GetResult();
                column.Clear();
            }
        }
        _rows = 0;
    }
}
