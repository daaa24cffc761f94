namespace GeometryEngine;

/// <summary>
/// Walks the label runs of several maps of one image together, so that statistics over them cost what their runs cost, not their pixels.
/// </summary>
public static class LabelSweep
{
    /// <summary>Reports each segment on which no map changes its label, in order; the lengths add up to height * width.</summary>
    /// <param name="maps">Maps of one size and order, such as one of each annotator; none at all has no segments.</param>
    /// <param name="visitor">Receives the segments.</param>
    /// <exception cref="ArgumentException">Sizes or orders differ.</exception>
    public static void Run<TVisitor>(ReadOnlySpan<LabelRuns> maps, ref TVisitor visitor) where TVisitor : struct, ILabelVisitor
    {
        foreach (LabelRuns map in maps) Throw.IfOtherLayout(maps[0], map);
        if (maps.IsEmpty) return;
        var run = new int[maps.Length];
        var labels = new int[maps.Length];
        uint total = (uint)((long)maps[0].Height * maps[0].Width);
        for (uint start = 0; start < total;)
        {
            uint end = total;
            for (int i = 0; i < maps.Length; i++)
            {
                if (maps[i].Ends[run[i]] == start) run[i]++;
                end = Math.Min(end, maps[i].Ends[run[i]]);
                labels[i] = maps[i].Labels[run[i]];
            }
            visitor.Visit(end - start, labels);
            start = end;
        }
    }
}
