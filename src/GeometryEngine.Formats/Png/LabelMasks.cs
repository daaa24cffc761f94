namespace GeometryEngine.Formats;

/// <summary>The masks of the labels of a map: what reading label images comes to.</summary>
public static class LabelMasks
{
    /// <summary>The pixels of each label.</summary>
    /// <param name="map">A map by rows.</param>
    /// <param name="background">A label that has no mask.</param>
    /// <returns>The masks, by label, ascending. Canonical.</returns>
    /// <exception cref="ArgumentException">The runs go by columns.</exception>
    public static SortedDictionary<int, Rle> Of(LabelRuns map, int background = 0)
    {
        if (map.Order != PixelOrder.RowMajor) Throw.Argument($"label runs in order {map.Order}; {PixelOrder.RowMajor} is allowed", nameof(map));
        var counts = new SortedDictionary<int, (List<uint> Runs, uint Covered)>();
        uint start = 0;
        for (int i = 0; i < map.Ends.Length; start = map.Ends[i++])
        {
            int label = map.Labels[i];
            if (label == background) continue;
            (List<uint> runs, uint covered) = counts.TryGetValue(label, out var known) ? known : ([], 0u);
            runs.Add(start - covered);
            runs.Add(map.Ends[i] - start);
            counts[label] = (runs, map.Ends[i]);
        }
        uint total = (uint)((long)map.Height * map.Width);
        var masks = new SortedDictionary<int, Rle>();
        foreach ((int label, (List<uint> runs, uint covered)) in counts)
        {
            if (covered < total) runs.Add(total - covered);
            masks[label] = Rle.FromRowCounts(map.Height, map.Width, [.. runs], 0, 0, map.Height, map.Width);
        }
        return masks;
    }
}
