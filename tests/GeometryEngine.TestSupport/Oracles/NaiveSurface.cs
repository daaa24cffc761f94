namespace GeometryEngine.TestSupport.Oracles;

/// <summary>Borders of masks pixel by pixel, and the distances between them by comparing every element with every other.</summary>
public static class NaiveSurface
{
    /// <summary>The pixels whose square neighbourhood lies in the mask.</summary>
    public static bool[,] Erode(bool[,] mask, int radius) => Where(mask, (row, column) =>
        Offsets(radius).All(y => Offsets(radius).All(x => At(mask, row + y, column + x))));

    /// <summary>The pixels with a neighbour outside of the mask.</summary>
    public static bool[,] Border(bool[,] mask) => Where(mask, (row, column) =>
        !(At(mask, row - 1, column) && At(mask, row + 1, column) && At(mask, row, column - 1) && At(mask, row, column + 1)));

    /// <summary>Border elements: place in pixels or corners, and length.</summary>
    public static List<(int Row, int Column, double Length)> Elements(bool[,] mask, SurfaceElement element, PixelSpacing spacing)
    {
        var elements = new List<(int, int, double)>();
        bool[,] border = Border(mask);
        double diagonal = Math.Sqrt(spacing.Rows * spacing.Rows + spacing.Columns * spacing.Columns) / 2;
        for (int row = 0; row <= mask.GetLength(0); row++)
        {
            for (int column = 0; column <= mask.GetLength(1); column++)
            {
                if (element == SurfaceElement.BorderPixel && At(border, row, column)) elements.Add((row, column, 1));
                if (element == SurfaceElement.BorderPixel) continue;
                bool[] four = [At(mask, row - 1, column - 1), At(mask, row - 1, column), At(mask, row, column - 1), At(mask, row, column)];
                int set = four.Count(pixel => pixel);
                if (set is 1 or 3) elements.Add((row, column, diagonal));
                else if (set == 2 && four[0] == four[3]) elements.Add((row, column, 2 * diagonal));
                else if (set == 2) elements.Add((row, column, four[0] == four[1] ? spacing.Columns : spacing.Rows));
            }
        }
        return elements;
    }

    /// <summary>For each element of a the distance to the nearest of b, with the element's length, by distance.</summary>
    public static (double Distance, double Length)[] Distances(
        List<(int Row, int Column, double Length)> a, List<(int Row, int Column, double Length)> b, PixelSpacing spacing)
    {
        return [.. a.Select(p => (Distance: b.Select(q => Between(p, q)).DefaultIfEmpty(double.PositiveInfinity).Min(), p.Length)).Order()];

        double Between((int Row, int Column, double) p, (int Row, int Column, double) q)
        {
            double y = (p.Row - q.Row) * spacing.Rows, x = (p.Column - q.Column) * spacing.Columns;
            return Math.Sqrt(y * y + x * x);
        }
    }

    private static IEnumerable<int> Offsets(int radius) => Enumerable.Range(-radius, 2 * radius + 1);

    private static bool At(bool[,] mask, int row, int column) =>
        row >= 0 && column >= 0 && row < mask.GetLength(0) && column < mask.GetLength(1) && mask[row, column];

    private static bool[,] Where(bool[,] mask, Func<int, int, bool> isKept)
    {
        var result = new bool[mask.GetLength(0), mask.GetLength(1)];
        for (int row = 0; row < mask.GetLength(0); row++)
            for (int column = 0; column < mask.GetLength(1); column++) result[row, column] = mask[row, column] && isKept(row, column);
        return result;
    }
}
