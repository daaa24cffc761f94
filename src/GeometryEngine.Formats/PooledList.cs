using System.Buffers;

namespace GeometryEngine.Formats;

/// <summary>A growing list on pooled memory, used again from one annotation to the next.</summary>
internal sealed class PooledList<T> : IDisposable where T : unmanaged
{
    private T[] _values = ArrayPool<T>.Shared.Rent(256);

    public int Count { get; private set; }

    public ReadOnlySpan<T> Values => _values.AsSpan(0, Count);

    public void Add(T value)
    {
        if (Count == _values.Length) Grow(1);
        _values[Count++] = value;
    }

    /// <summary>Room for so many more values, to be written before <see cref="Take"/> takes them in.</summary>
    public Span<T> Reserve(int count)
    {
        if (_values.Length - Count < count) Grow(count);
        return _values.AsSpan(Count);
    }

    /// <summary>Takes in the first values that were written into the reserved room.</summary>
    public void Take(int count) => Count += count;

    /// <summary>Drops what was added since the list had that many.</summary>
    public void Truncate(int count) => Count = Math.Min(count, Count);

    public void Dispose()
    {
        ArrayPool<T>.Shared.Return(_values);
        _values = [];
        Count = 0;
    }

    private void Grow(int more)
    {
        T[] larger = ArrayPool<T>.Shared.Rent(_values.Length + Math.Max(_values.Length, more));
        Values.CopyTo(larger);
        ArrayPool<T>.Shared.Return(_values);
        _values = larger;
    }
}
