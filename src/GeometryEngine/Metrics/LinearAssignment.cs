namespace GeometryEngine;

/// <summary>
/// The linear sum assignment problem, by shortest augmenting paths (Kuhn 1955; Jonker and Volgenant 1987) in O(rows^2 * columns).
/// In whole numbers, so that equal totals are equal and the result does not depend on rounding. Keeps its memory from one problem to the next.
/// </summary>
internal sealed class LinearAssignment
{
    private const int None = -1;

    private long[] _cost = [];
    private int _columns;

    // Every cell costs at least rowPrice + columnPrice, and cells of assigned pairs exactly that: then no assignment is cheaper.
    private long[] _rowPrice = [];
    private long[] _columnPrice = [];
    private int[] _rowOf = [];

    // The search from one row: the cheapest way to each column, and the column before it on that way.
    private long[] _distance = [];
    private int[] _before = [];
    private bool[] _visited = [];

    /// <summary>
    /// Assigns every row a column of its own at the least total cost. Rows enter in order, and of equally near columns the lowest goes first.
    /// </summary>
    /// <param name="cost">rows x columns costs, row-major, of at most 2^60 in magnitude; there may be more behind them.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns, no fewer than rows.</param>
    /// <returns>For each column, its row; -1 for columns without one. Valid until the next problem.</returns>
    public ReadOnlySpan<int> Solve(long[] cost, int rows, int columns)
    {
        (_cost, _columns) = (cost, columns);
        if (_rowOf.Length < columns) Grow(Math.Max(columns, 2 * _rowOf.Length));
        Array.Clear(_rowPrice, 0, rows);
        Array.Clear(_columnPrice, 0, columns);
        Array.Fill(_rowOf, None, 0, columns);
        for (int row = 0; row < rows; row++) Augment(row);
        return _rowOf.AsSpan(0, columns);
    }

    private void Grow(int size)
    {
        (_rowPrice, _columnPrice, _distance) = (new long[size], new long[size], new long[size]);
        (_rowOf, _before, _visited) = (new int[size], new int[size], new bool[size]);
    }

    private void Augment(int root)
    {
        Array.Fill(_distance, long.MaxValue, 0, _columns);
        Array.Fill(_before, None, 0, _columns);
        Array.Clear(_visited, 0, _columns);
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
        for (int column = 0; column < _columns; column++)
        {
            if (_visited[column]) continue;
            long distance = reached + _cost[row * _columns + column] - _rowPrice[row] - _columnPrice[column];
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
        for (int column = 0; column < _columns; column++)
        {
            if (!_visited[column] || column == end) continue;
            _rowPrice[_rowOf[column]] += reached - _distance[column];
            _columnPrice[column] -= reached - _distance[column];
        }
    }
}
