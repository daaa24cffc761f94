using System.Runtime.InteropServices;

namespace GeometryEngine;

/// <summary>Goes down the rows of an image and knows which edges each of them meets.</summary>
/// <param name="first">First row of each edge.</param>
/// <param name="last">Last row of each edge, included.</param>
internal sealed class RowSweep(int[] first, int[] last)
{
    private readonly int[] _order = OrderOf(first);
    private readonly List<int> _active = [];
    private int _next;

    /// <summary>The edges that meet a row, by number. Rows must be asked for in ascending order; the answer holds until the next one.</summary>
    public ReadOnlySpan<int> At(int row)
    {
        _active.RemoveAll(edge => last[edge] < row);
        for (; _next < _order.Length && first[_order[_next]] <= row; _next++)
        {
            int edge = _order[_next];
            if (last[edge] < row) continue;
            int place = _active.BinarySearch(edge);
            _active.Insert(~place, edge);
        }
        return CollectionsMarshal.AsSpan(_active);
    }

    private static int[] OrderOf(int[] first)
    {
        int[] order = [.. Enumerable.Range(0, first.Length)];
        Array.Sort((int[])first.Clone(), order);
        return order;
    }
}
