namespace GeometryEngine.Formats;

/// <summary>Area and box of what a mask shows, from its runs.</summary>
internal static class SegmentStatistics
{
    /// <summary>Measures the objects.</summary>
    /// <param name="mask">A painted mask.</param>
    /// <returns>Of each label of <see cref="PaintedMask.Objects"/>: its visible pixels, and the smallest box of whole pixels that holds them.</returns>
    public static (long Area, Box Box)[] ByObject(PaintedMask mask)
    {
        var result = new (long Area, Box Box)[mask.ValueOf.Count];
        LabelRuns map = mask.Objects;
        uint start = 0, width = (uint)map.Width;
        for (int i = 0; i < map.Ends.Length; start = map.Ends[i++])
        {
            (uint top, uint left) = Math.DivRem(start, width);
            (uint bottom, uint right) = Math.DivRem(map.Ends[i] - 1, width);
            Box box = top == bottom ? new Box(left, top, right - left + 1, 1) : new Box(0, top, width, bottom - top + 1);
            ref (long Area, Box Box) known = ref result[map.Labels[i]];
            known = (known.Area + map.Ends[i] - start, known.Area == 0 ? box : Enclosing(known.Box, box));
        }
        return result;
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
}
