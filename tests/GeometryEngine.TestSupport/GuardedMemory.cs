namespace GeometryEngine.TestSupport;

/// <summary>
/// Memory between two pages that nobody may touch: a kernel that reads or writes past the end (or before the start) of its span ends the
/// test program instead of going unseen. Linux and macOS; elsewhere the tests that ask for it are skipped.
/// </summary>
/// <typeparam name="T">Type of the elements.</typeparam>
public sealed unsafe class GuardedMemory<T> : IDisposable
    where T : unmanaged
{
    private readonly nuint _size;
    private readonly nint _region;
    private readonly nint _start;
    private readonly int _length;

    /// <summary>Maps memory.</summary>
    /// <param name="length">Number of elements.</param>
    /// <param name="atStart">Whether the elements begin right behind the first guard page, and do not end right before the last.</param>
    public GuardedMemory(int length, bool atStart = false)
    {
        nuint page = (nuint)Environment.SystemPageSize, bytes = (nuint)length * (nuint)sizeof(T), inner = (bytes + page - 1) / page * page;
        _size = inner + 2 * page;
        _region = Pages.MapGuarded(_size);
        _start = _region + (nint)(atStart ? page : page + inner - bytes);
        _length = length;
    }

    /// <summary>Maps memory that holds a copy of the given elements.</summary>
    public GuardedMemory(ReadOnlySpan<T> elements, bool atStart = false)
        : this(elements.Length, atStart) => elements.CopyTo(Span);

    /// <summary>The elements; 0 at first.</summary>
    public Span<T> Span => new((void*)_start, _length);

    /// <summary>Unmaps the memory.</summary>
    public void Dispose() => Assert.Equal(0, Pages.Unmap(_region, _size));
}
