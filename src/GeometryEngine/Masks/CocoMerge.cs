namespace GeometryEngine;

/// <summary>
/// pycocotools' <c>rleMerge</c> run by run, for comparing with files it wrote: on canonical input it is <see cref="Rle.Union"/> and
/// <see cref="Rle.Intersection"/>, but empty runs inside the input make it stop early or leave empty runs, so that its output may
/// fall short of height * width. Hence raw counts; use <see cref="Rle"/> for everything else.
/// </summary>
public static class CocoMerge
{
    /// <summary>Union, folded from the left. One mask is returned as it is, and no mask gives no runs.</summary>
    /// <param name="masks">Run lengths of masks of one size.</param>
    public static uint[] Union(IReadOnlyList<uint[]> masks) => Fold(masks, intersect: false);

    /// <summary>Intersection, folded from the left. One mask is returned as it is, and no mask gives no runs.</summary>
    /// <param name="masks">Run lengths of masks of one size.</param>
    public static uint[] Intersection(IReadOnlyList<uint[]> masks) => Fold(masks, intersect: true);

    private static uint[] Fold(IReadOnlyList<uint[]> masks, bool intersect)
    {
        if (masks.Count == 0) return [];
        uint[] result = masks[0];
        for (int i = 1; i < masks.Count; i++) result = Merge(new Side(result), new Side(masks[i]), intersect);
        return result;
    }

    private static uint[] Merge(Side a, Side b, bool intersect)
    {
        var counts = new List<uint>();
        uint length = 0;
        bool value = false, ended = false;
        while (!ended)
        {
            uint step = Math.Min(a.Rest, b.Rest);
            length += step;
            a.Skip(step);
            b.Skip(step);
            bool before = value;
            value = intersect ? a.Value && b.Value : a.Value || b.Value;
            ended = a.Rest == 0 && b.Rest == 0; // also where both stand at an empty run: the early stop
            if (value == before && !ended) continue;
            counts.Add(length);
            length = 0;
        }
        return [.. counts];
    }

    // A position in one list of runs: what is left of the current run, and its value.
    private struct Side(uint[] counts)
    {
        private int _next = 1;

        public uint Rest { get; private set; } = counts.Length > 0 ? counts[0] : 0;

        public bool Value { get; private set; }

        public void Skip(uint length)
        {
            Rest -= length;
            if (Rest > 0 || _next >= counts.Length) return;
            Rest = counts[_next++];
            Value = !Value;
        }
    }
}
