namespace GeometryEngine.Formats;

/// <summary>A list that only grows, in pages of fixed size: unlike an array that doubles, it never holds its content twice.</summary>
internal sealed class PagedList<T>
{
    private const int PageBits = 14;
    private const int PageSize = 1 << PageBits;

    private readonly List<T[]> _pages = [];

    public int Count { get; private set; }

    public ref T this[int index] => ref _pages[index >> PageBits][index & (PageSize - 1)];

    public void Add(T value)
    {
        if (Count == _pages.Count << PageBits) _pages.Add(new T[PageSize]);
        int index = Count++;
        this[index] = value;
    }
}
