using Parquet;
using Parquet.Data;
using Parquet.Schema;

namespace GeometryEngine.Formats;

/// <summary>Lists of numbers that may be missing.</summary>
internal sealed class NumbersColumn(string name) : ParquetColumn(new ListField(name, new DataField<double>("element")))
{
    // Levels of definition of a list of numbers: no list, an empty one, a number.
    private const int NoList = 0, NoNumber = 1, Number = 2;

    private readonly List<double> _values = [];
    private readonly List<int> _defined = [], _repeated = [];
    private readonly List<double[]?> _read = [];

    public override long Size => _defined.Count * 2 * sizeof(double);

    public double[]? this[int row] => _read[row];

    public void Add(double[]? values)
    {
        for (int i = 0; i < Math.Max(1, values?.Length ?? 0); i++)
        {
            _repeated.Add(i == 0 ? 0 : 1);
            _defined.Add(values is null ? NoList : values.Length == 0 ? NoNumber : Number);
        }
        if (values is not null) _values.AddRange(values);
    }

    public override void Clear()
    {
        _values.Clear();
        _defined.Clear();
        _repeated.Clear();
    }

    public override Task Write(ParquetRowGroupWriter group) =>
        group.WriteAllPartsAsync<double>(((DataField)((ListField)Field).Item), _values.ToArray(), _defined.ToArray(), _repeated.ToArray(), default);

    public override async ValueTask Read(ParquetRowGroupReader group, DataField own)
    {
        using var raw = (RawColumnData<double>)await group.ReadRawColumnDataBaseAsync(own, default).ConfigureAwait(false);
        Split(raw.Values, raw.DefinitionLevels, raw.RepetitionLevels);
    }

    private void Split(ReadOnlySpan<double> values, ReadOnlySpan<int> defined, ReadOnlySpan<int> repeated)
    {
        int next = 0;
        for (int start = 0; start < defined.Length;)
        {
            int end = start + 1;
            while (end < defined.Length && repeated[end] > 0) end++;
            if (defined[start] == NoList) _read.Add(null);
            else if (defined[start] == NoNumber) _read.Add([]);
            else
            {
                _read.Add(values.Slice(next, end - start).ToArray());
                next += end - start;
            }
            start = end;
        }
    }
}
