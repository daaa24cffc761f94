namespace GeometryEngine.Gpu;

/// <summary>
/// Puts each batch where it is expected to be done sooner, as measured, and keeps it there. What does not fit the GPU's memory, and everything
/// after the GPU has failed, is done on the processor, with one warning.
/// </summary>
/// <param name="gpu">The GPU; disposed with this.</param>
/// <param name="cpu">The processor; disposed with this.</param>
/// <param name="gpuCost">What a batch costs on the GPU.</param>
/// <param name="cpuCost">What it costs on the processor.</param>
/// <param name="warn">Receives a line when the GPU is left; at most twice: for its memory and for its failure.</param>
internal sealed class AutoBackend(GpuBackend gpu, CpuBackend cpu, BackendCost gpuCost, BackendCost cpuCost, Action<string>? warn) : IBackend
{
    private int _warned;
    private volatile bool _lost;

    /// <inheritdoc/>
    public string Name => $"{gpu.Name} for batches where it is faster, else {cpu.Name}";

    /// <inheritdoc/>
    public MaskBatch CreateBatch() => new AutoMaskBatch(this);

    /// <inheritdoc/>
    public void Fill(MaskBatch masks, ToggleBatch toggles)
    {
        var batch = (AutoMaskBatch)masks;
        if (PrefersGpu(toggles) && TryGpu(() => gpu.Fill(batch.On(gpu), toggles)))
        {
            batch.Take(gpu);
            return;
        }
        cpu.Fill(batch.On(cpu), toggles);
        batch.Take(cpu);
    }

    /// <inheritdoc/>
    public void Combine(MaskBatch masks, ReadOnlySpan<MaskGroup> groups, MaskBatch result)
    {
        AutoMaskBatch from = Filled(masks), to = (AutoMaskBatch)result;
        MaskGroup[] all = groups.ToArray();
        if (from.Place == gpu && Do(from, () => gpu.Combine(from.Masks, all, to.On(gpu))))
        {
            to.Take(gpu);
            return;
        }
        cpu.Combine(from.Masks, groups, to.On(cpu));
        to.Take(cpu);
    }

    /// <inheritdoc/>
    public Rle[] Encode(MaskBatch masks)
    {
        AutoMaskBatch batch = Filled(masks);
        Rle[]? result = null;
        return batch.Place == gpu && Do(batch, () => result = gpu.Encode(batch.Masks)) ? result! : cpu.Encode(batch.Masks);
    }

    /// <inheritdoc/>
    public void Areas(MaskBatch masks, Span<long> areas)
    {
        AutoMaskBatch batch = Filled(masks);
        long[] result = new long[areas.Length];
        if (batch.Place == gpu && Do(batch, () => gpu.Areas(batch.Masks, result))) result.CopyTo(areas);
        else cpu.Areas(batch.Masks, areas);
    }

    /// <inheritdoc/>
    public void Boxes(MaskBatch masks, Span<PixelBox> boxes)
    {
        AutoMaskBatch batch = Filled(masks);
        PixelBox[] result = new PixelBox[boxes.Length];
        if (batch.Place == gpu && Do(batch, () => gpu.Boxes(batch.Masks, result))) result.CopyTo(boxes);
        else cpu.Boxes(batch.Masks, boxes);
    }

    /// <inheritdoc/>
    public void Intersections(MaskBatch a, MaskBatch b, Span<long> counts)
    {
        AutoMaskBatch rows = Filled(a), columns = Filled(b);
        if (rows.Place == gpu && columns.Place == gpu)
        {
            long[] result = new long[counts.Length];
            if (Do(rows, () => gpu.Intersections(rows.Masks, columns.Masks, result)))
            {
                result.CopyTo(counts);
                return;
            }
        }
        MoveToCpu(rows);
        MoveToCpu(columns);
        cpu.Intersections(rows.Masks, columns.Masks, counts);
    }

    /// <inheritdoc/>
    public void Patterns(MaskBatch masks, Span<long> counts)
    {
        AutoMaskBatch batch = Filled(masks);
        long[] result = new long[counts.Length];
        if (batch.Place == gpu && Do(batch, () => gpu.Patterns(batch.Masks, result))) result.CopyTo(counts);
        else cpu.Patterns(batch.Masks, counts);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        gpu.Dispose();
        cpu.Dispose();
    }

    private bool PrefersGpu(ToggleBatch toggles)
    {
        if (_lost || !DeviceMaskBatch.Takes(toggles.Height, toggles.Width)) return false;
        long words = BackendCost.Words(toggles);
        return words <= int.MaxValue && gpuCost.Seconds(toggles.Toggles, words) < cpuCost.Seconds(toggles.Toggles, words);
    }

    // Work on a batch that is on the GPU; where its memory is too small, the batch goes to the processor, who then does it.
    private bool Do(AutoMaskBatch batch, Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (DeviceMemoryException refusal)
        {
            Warn(1, refusal.Message);
            MoveToCpu(batch);
            return false;
        }
    }

    // Whether the GPU did it; if not, the processor must.
    private bool TryGpu(Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (DeviceMemoryException refusal)
        {
            Warn(1, refusal.Message);
        }
        catch (InvalidOperationException failure)
        {
            _lost = true;
            Warn(2, failure.Message);
        }
        return false;
    }

    private void MoveToCpu(AutoMaskBatch batch)
    {
        if (batch.Place == cpu) return;
        gpu.Download((DeviceMaskBatch)batch.Masks, (CpuMaskBatch)batch.On(cpu));
        batch.Take(cpu);
    }

    private AutoMaskBatch Filled(MaskBatch masks)
    {
        var batch = (AutoMaskBatch)masks;
        if (batch.Place is null) batch.Take(Empty(batch));
        return batch;
    }

    // A batch that was never filled has no masks, on the processor.
    private CpuBackend Empty(AutoMaskBatch batch)
    {
        batch.On(cpu);
        return cpu;
    }

    private void Warn(int kind, string message)
    {
        if ((Interlocked.Or(ref _warned, kind) & kind) == 0) warn?.Invoke($"{message}; going on with the processor");
    }
}
