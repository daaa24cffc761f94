namespace GeometryEngine.Formats;

/// <summary>Area and box of every label of a map, from its runs.</summary>
internal static class SegmentStatistics
{
    /// <summary>Measures a map.</summary>
    /// <param name="map">A map by rows.</param>
    /// <returns>Of each label in it, ascending: its pixels, and the smallest box of whole pixels that holds them.</returns>
    public static SortedDictionary<int, (long Area, Box Box)> Of(LabelRuns map)
    {
        var result = new SortedDictionary<int, (long Area, Box Box)>();
        uint start = 0, width = (uint)map.Width;
        for (int i = 0; i < map.Ends.Length; start = map.Ends[i++])
        {
            (uint top, uint left) = Math.DivRem(start, width);
            (uint bottom, uint right) = Math.DivRem(map.Ends[i] - 1, width);
            Box box = top == bottom ? new Box(left, top, right - left + 1, 1) : new Box(0, top, width, bottom - top + 1);
            bool isKnown = result.TryGetValue(map.Labels[i], out (long Area, Box Box) known);
            result[map.Labels[i]] = (known.Area + map.Ends[i] - start, isKnown ? Enclosing(known.Box, box) : box);
        }
        return result;
    }

    private static Box Enclosing(in Box a, in Box b)
    {
        double x = Math.Min(a.X, b.X), y = Math.Min(a.Y, b.Y);
        return new Box(x, y, Math.Max(a.Right, b.Right) - x, Math.Max(a.Bottom, b.Bottom) - y);
    }
}
