namespace GeometryEngine.Formats;

/// <summary>Area and box of what a mask shows, from its runs.</summary>
internal static class SegmentStatistics
{
    /// <summary>Counts the pixels of the objects.</summary>
    /// <param name="mask">A painted mask.</param>
    /// <returns>Of each label of <see cref="PaintedMask.Objects"/>: its visible pixels.</returns>
    public static long[] Areas(PaintedMask mask)
    {
        var areas = new long[mask.ValueOf.Count];
        ReadOnlySpan<uint> ends = mask.Objects.Ends;
        ReadOnlySpan<int> labels = mask.Objects.Labels;
        uint start = 0;
        for (int i = 0; i < ends.Length; start = ends[i++]) areas[labels[i]] += ends[i] - start;
        return areas;
    }

    /// <summary>Counts the pixels of the values.</summary>
    /// <param name="mask">A painted mask.</param>
    /// <returns>Of each value that is visible, ascending: its pixels.</returns>
    public static SortedDictionary<int, long> AreasByValue(PaintedMask mask)
    {
        var result = new SortedDictionary<int, long>();
        long[] areas = Areas(mask);
        for (int i = 0; i < areas.Length; i++)
            if (areas[i] > 0) result[mask.ValueOf[i]] = areas[i] + result.GetValueOrDefault(mask.ValueOf[i]);
        return result;
    }

    /// <summary>Measures the objects.</summary>
    /// <param name="mask">A painted mask.</param>
    /// <returns>Of each label of <see cref="PaintedMask.Objects"/>: its visible pixels, and the smallest box of whole pixels that holds them.</returns>
    public static (long Area, Box Box)[] ByObject(PaintedMask mask)
    {
        var found = new Extent[mask.ValueOf.Count];
        LabelRuns map = mask.Objects;
        uint start = 0, width = (uint)map.Width, row = 0;
        ReadOnlySpan<uint> ends = map.Ends;
        for (int i = 0; i < ends.Length; start = ends[i++])
        {
            uint last = ends[i] - 1;
            if (start - row * width >= width) row = start / width;
            uint left = start - row * width, right = last - row * width, bottom = row;
            if (right >= width) (left, right, bottom) = (0, width - 1, last / width);
            found[map.Labels[i]].Add(ends[i] - start, left, row, right, bottom);
            row = bottom;
        }
        return [.. found.Select(extent => (extent.Area, extent.Box))];
    }

    /// <summary>Measures the values.</summary>
    /// <param name="mask">A painted mask.</param>
    /// <returns>Of each value that is visible, ascending: its pixels, and the smallest box of whole pixels that holds them.</returns>
    public static SortedDictionary<int, (long Area, Box Box)> ByValue(PaintedMask mask)
    {
        var result = new SortedDictionary<int, (long Area, Box Box)>();
        (long Area, Box Box)[] objects = ByObject(mask);
        for (int i = 0; i < objects.Length; i++)
        {
            if (objects[i].Area == 0) continue;
            bool isKnown = result.TryGetValue(mask.ValueOf[i], out (long Area, Box Box) known);
            result[mask.ValueOf[i]] = (known.Area + objects[i].Area, isKnown ? Enclosing(known.Box, objects[i].Box) : objects[i].Box);
        }
        return result;
    }

    private static Box Enclosing(in Box a, in Box b)
    {
        double x = Math.Min(a.X, b.X), y = Math.Min(a.Y, b.Y);
        return new Box(x, y, Math.Max(a.Right, b.Right) - x, Math.Max(a.Bottom, b.Bottom) - y);
    }

    private struct Extent
    {
        private uint _left, _top, _right, _bottom;

        public long Area { get; private set; }

        public readonly Box Box => Area == 0 ? default : new Box(_left, _top, _right - _left + 1.0, _bottom - _top + 1.0);

        public void Add(uint area, uint left, uint top, uint right, uint bottom)
        {
            if (Area == 0) (_left, _top) = (left, top);
            Area += area;
            (_left, _right, _bottom) = (Math.Min(_left, left), Math.Max(_right, right), bottom); // runs come from top to bottom
        }
    }
}
