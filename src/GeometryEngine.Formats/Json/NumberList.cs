using System.Buffers;

namespace GeometryEngine.Formats;

/// <summary>A growing list of numbers on pooled memory, used again from one annotation to the next.</summary>
internal sealed class NumberList : IDisposable
{
    private double[] _values = ArrayPool<double>.Shared.Rent(256);

    public int Count { get; private set; }

    public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    public void Add(double value)
    {
        if (Count == _values.Length) Grow();
        _values[Count++] = value;
    }

    /// <summary>Drops what was added since the list had that many.</summary>
    public void Truncate(int count) => Count = Math.Min(count, Count);

    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(_values);
        _values = [];
        Count = 0;
    }

    private void Grow()
    {
        double[] larger = ArrayPool<double>.Shared.Rent(_values.Length * 2);
        Values.CopyTo(larger);
        ArrayPool<double>.Shared.Return(_values);
        _values = larger;
    }
}
