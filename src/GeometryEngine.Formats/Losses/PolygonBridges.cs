namespace GeometryEngine.Formats;

/// <summary>
/// Joins the rings of a polygon into one by bridges, lines that are walked there and back between nearest vertices: what formats with a single
/// ring take for parts and holes. The pixels stay the same, but for those under a bridge in rules that draw the outline.
/// </summary>
internal static class PolygonBridges
{
    /// <summary>The polygon with its holes joined to their parts.</summary>
    /// <param name="polygon">The polygon.</param>
    /// <param name="joinsParts">Whether the parts are joined too, so that one ring is left.</param>
    public static Polygon Join(Polygon polygon, bool joinsParts)
    {
        var parts = new List<List<(double X, double Y)>>();
        for (int i = 0; i < polygon.RingCount; i++)
        {
            List<(double X, double Y)> ring = Points(polygon.Ring(i), clockwise: !polygon.IsHole(i)); // so that non-zero winding leaves holes open too
            if (ring.Count == 0) continue;
            if (parts.Count == 0 || !(joinsParts || polygon.IsHole(i))) parts.Add(ring);
            else Splice(parts[^1], ring);
        }
        var coordinates = new List<double>();
        var starts = new List<int>();
        foreach (List<(double X, double Y)> part in parts)
        {
            starts.Add(coordinates.Count);
            foreach ((double x, double y) in part) coordinates.AddRange([x, y]);
        }
        return new Polygon([.. coordinates], starts.Count == 0 ? [0] : [.. starts]);
    }

    private static List<(double X, double Y)> Points(ReadOnlySpan<double> ring, bool clockwise)
    {
        var points = new List<(double X, double Y)>(ring.Length / 2);
        double twice = 0;
        for (int i = 0; i < ring.Length; i += 2)
        {
            int next = i + 2 < ring.Length ? i + 2 : 0;
            twice += ring[i] * ring[next + 1] - ring[next] * ring[i + 1];
            points.Add((ring[i], ring[i + 1]));
        }
        if (twice >= 0 != clockwise) points.Reverse();
        return points;
    }

    private static void Splice(List<(double X, double Y)> part, List<(double X, double Y)> ring)
    {
        (int from, int to) = Nearest(part, ring);
        part.InsertRange(from + 1, [.. ring[to..], .. ring[..(to + 1)], part[from]]);
    }

    private static (int From, int To) Nearest(List<(double X, double Y)> part, List<(double X, double Y)> ring)
    {
        (int From, int To) nearest = (0, 0);
        double least = double.PositiveInfinity;
        for (int i = 0; i < part.Count; i++)
        {
            for (int j = 0; j < ring.Count; j++)
            {
                double x = part[i].X - ring[j].X, y = part[i].Y - ring[j].Y, distance = x * x + y * y;
                if (distance >= least) continue;
                (least, nearest) = (distance, (i, j));
            }
        }
        return nearest;
    }
}
