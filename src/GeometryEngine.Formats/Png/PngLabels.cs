namespace GeometryEngine.Formats;

/// <summary>Takes label maps apart.</summary>
internal static class PngLabels
{
    /// <summary>The mask of each label in a map, but for 0; labels ascending.</summary>
    public static SortedDictionary<int, Rle> Masks(LabelMap<ushort> map)
    {
        var runs = new SortedDictionary<int, Runs>();
        ReadOnlySpan<ushort> labels = map.Labels;
        long start = 0, pixels = (long)map.Height * map.Width;
        int current = 0;
        for (long position = 0; position <= pixels; position++)
        {
            int label = position < pixels ? labels[(int)(position % map.Height * map.Width + position / map.Height)] : -1;
            if (label == current) continue;
            if (current > 0) Of(runs, current).Add(start, position);
            (start, current) = (position, label);
        }
        return new SortedDictionary<int, Rle>(runs.ToDictionary(run => run.Key, run => run.Value.ToRle(map.Height, map.Width)));
    }

    private static Runs Of(SortedDictionary<int, Runs> runs, int label)
    {
        if (!runs.TryGetValue(label, out Runs? found)) runs.Add(label, found = new Runs());
        return found;
    }

    private sealed class Runs
    {
        private readonly List<uint> _counts = [];
        private long _end;

        public void Add(long start, long end)
        {
            _counts.AddRange((uint)(start - _end), (uint)(end - start));
            _end = end;
        }

        public Rle ToRle(int height, int width)
        {
            if (_end < (long)height * width) _counts.Add((uint)((long)height * width - _end));
            return Rle.FromCounts(height, width, _counts.ToArray());
        }
    }
}
