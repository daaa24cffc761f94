namespace GeometryEngine;

/// <summary>
/// The linear sum assignment problem, by shortest augmenting paths (Kuhn 1955; Jonker and Volgenant 1987) in O(rows^2 * columns).
/// In whole numbers, so that equal totals are equal and the result does not depend on rounding.
/// </summary>
/// <param name="cost">rows x columns costs, row-major, of at most 2^60 in magnitude.</param>
/// <param name="rows">Number of rows.</param>
/// <param name="columns">Number of columns, no fewer than rows.</param>
internal sealed class LinearAssignment(long[] cost, int rows, int columns)
{
    private const int None = -1;

    // Every cell costs at least rowPrice + columnPrice, and cells of assigned pairs exactly that: then no assignment is cheaper.
    private readonly long[] _rowPrice = new long[rows];
    private readonly long[] _columnPrice = new long[columns];
    private readonly int[] _rowOf = Enumerable.Repeat(None, columns).ToArray();

    // The search from one row: the cheapest way to each column, and the column before it on that way.
    private readonly long[] _distance = new long[columns];
    private readonly int[] _before = new int[columns];
    private readonly bool[] _visited = new bool[columns];

    /// <summary>
    /// Assigns every row a column of its own at the least total cost. Rows enter in order, and of equally near columns the lowest goes first.
    /// </summary>
    /// <returns>For each column, its row; -1 for columns without one.</returns>
    public int[] Solve()
    {
        for (int row = 0; row < rows; row++) Augment(row);
        return _rowOf;
    }

    private void Augment(int root)
    {
        Array.Fill(_distance, long.MaxValue);
        Array.Fill(_before, None);
        Array.Clear(_visited);
        int row = root, column = None;
        long reached = 0;
        do
        {
            column = Extend(row, column, reached);
            reached = _distance[column];
            _visited[column] = true;
            row = _rowOf[column];
        }
        while (row != None);
        Reprice(root, column, reached);
        for (int before; column != None; column = before)
        {
            before = _before[column];
            _rowOf[column] = before == None ? root : _rowOf[before];
        }
    }

    // Offers the ways through one more row, and picks the nearest column not yet visited.
    private int Extend(int row, int from, long reached)
    {
        int nearest = None;
        for (int column = 0; column < columns; column++)
        {
            if (_visited[column]) continue;
            long distance = reached + cost[row * columns + column] - _rowPrice[row] - _columnPrice[column];
            if (distance < _distance[column])
            {
                _distance[column] = distance;
                _before[column] = from;
            }
            if (nearest == None || _distance[column] < _distance[nearest]) nearest = column;
        }
        return nearest;
    }

    // Moves the prices by what the visited columns were nearer than the free one at the end.
    private void Reprice(int root, int end, long reached)
    {
        _rowPrice[root] += reached;
        for (int column = 0; column < columns; column++)
        {
            if (!_visited[column] || column == end) continue;
            _rowPrice[_rowOf[column]] += reached - _distance[column];
            _columnPrice[column] -= reached - _distance[column];
        }
    }
}
