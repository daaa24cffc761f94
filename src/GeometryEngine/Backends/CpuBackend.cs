namespace GeometryEngine;

/// <summary>Masks as bits in this machine's memory, and kernels over them at the level in force.</summary>
internal sealed class CpuBackend : IBackend
{
    public string Name => $"CPU, {(int)Simd.Level} bits";

    public MaskBatch CreateBatch() => new CpuMaskBatch(this);

    public void Fill(MaskBatch masks, ToggleBatch toggles)
    {
        var result = (CpuMaskBatch)masks;
        result.Reset(toggles.Height, toggles.Width);
        for (int i = 0; i < toggles.Count; i++) result.Reserve(toggles.Bounds(i));
        result.Allocate();
        for (int i = 0; i < toggles.Count; i++) BitFill.Fill(toggles[i], result.Words(i), result.Frame(i));
    }

    public void Combine(MaskBatch masks, ReadOnlySpan<MaskGroup> groups, MaskBatch result)
    {
        CpuMaskBatch from = (CpuMaskBatch)masks, to = (CpuMaskBatch)result;
        to.Reset(from.Height, from.Width);
        foreach (MaskGroup group in groups)
        {
            PixelBox all = default;
            foreach (PixelBox box in from.Bounds[group.Start..group.End]) all = all.Enclose(box);
            to.Reserve(all);
        }
        to.Allocate();
        Simd.Run<CombineKernel, int>(new(from, groups, to));
    }

    public Rle[] Encode(MaskBatch masks)
    {
        var batch = (CpuMaskBatch)masks;
        var result = new Rle[batch.Count];
        for (int i = 0; i < result.Length; i++)
        {
            RunBuilder runs = RunBuilder.OfThread();
            ColumnRuns.Append(batch[i], batch.Height, runs);
            result[i] = runs.ToRle(batch.Height, batch.Width);
        }
        return result;
    }

    public void Areas(MaskBatch masks, Span<long> areas)
    {
        var batch = (CpuMaskBatch)masks;
        for (int i = 0; i < areas.Length; i++) areas[i] = BitCounts.Area(batch[i].Words);
    }

    public void Boxes(MaskBatch masks, Span<PixelBox> boxes)
    {
        var batch = (CpuMaskBatch)masks;
        for (int i = 0; i < boxes.Length; i++) boxes[i] = BitBounds.Find(batch[i]);
    }

    public void Intersections(MaskBatch a, MaskBatch b, Span<long> counts) =>
        Simd.Run<IntersectionKernel, int>(new((CpuMaskBatch)a, (CpuMaskBatch)b, counts));

    public void Patterns(MaskBatch masks, Span<long> counts) => Simd.Run<PatternKernel, int>(new((CpuMaskBatch)masks, counts));

    public void Dispose() { }
}
