namespace GeometryEngine;

/// <summary>
/// Exact distances from points to the nearest element of a border. Rows are searched outward from the point's own until they are farther
/// away than the nearest element found, so that time grows with the distance, and no distance map is made.
/// </summary>
/// <param name="elements">The border; at least one element.</param>
internal ref struct SurfaceSearch(SurfaceElements elements)
{
    private readonly PixelSpacing _spacing = elements.Spacing;
    private int _nearestRow = FirstRow(elements);
    private int _nearestColumn = elements.Row(FirstRow(elements))[0];

    /// <summary>The squared distance from a point. Points that follow one another closely are quick.</summary>
    public double SquaredDistance(int row, int column)
    {
        double best = Square(row - _nearestRow, column - _nearestColumn); // of the element nearest to the point before
        int from = Math.Max(0, Math.Max(elements.Top - row, row - (elements.Bottom - 1)));
        for (int apart = from; Square(apart, 0) < best; apart++)
        {
            bool above = row - apart >= elements.Top, below = row + apart < elements.Bottom;
            if (!above && !below) break;
            if (above) Visit(row - apart, row, column, ref best);
            if (below && apart > 0) Visit(row + apart, row, column, ref best);
        }
        return best;
    }

    private void Visit(int candidates, int row, int column, ref double best)
    {
        ReadOnlySpan<int> columns = elements.Row(candidates);
        int place = columns.BinarySearch(column);
        if (place < 0) place = ~place;
        for (int i = Math.Max(0, place - 1); i < Math.Min(place + 1, columns.Length); i++)
        {
            double distance = Square(row - candidates, column - columns[i]);
            if (distance >= best) continue;
            best = distance;
            (_nearestRow, _nearestColumn) = (candidates, columns[i]);
        }
    }

    private readonly double Square(int rows, int columns)
    {
        double y = rows * _spacing.Rows, x = columns * _spacing.Columns;
        return y * y + x * x;
    }

    private static int FirstRow(SurfaceElements elements)
    {
        int row = elements.Top;
        while (elements.Row(row).IsEmpty) row++;
        return row;
    }
}
