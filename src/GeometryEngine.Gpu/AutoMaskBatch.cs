namespace GeometryEngine.Gpu;

/// <summary>Masks on the processor or on the GPU, wherever the batch was put when it was filled.</summary>
/// <param name="backend">What made it.</param>
internal sealed class AutoMaskBatch(AutoBackend backend) : MaskBatch(backend)
{
    private readonly Dictionary<IBackend, MaskBatch> _batches = [];

    /// <summary>Where the masks are; null before the batch is filled.</summary>
    public IBackend? Place { get; private set; }

    /// <summary>The batch with the masks.</summary>
    public MaskBatch Masks => _batches[Place!];

    /// <summary>The batch of a device, for filling; its memory is kept while the masks are elsewhere.</summary>
    public MaskBatch On(IBackend device)
    {
        if (!_batches.TryGetValue(device, out MaskBatch? batch)) _batches.Add(device, batch = device.CreateBatch());
        return batch;
    }

    /// <summary>Takes what a device's batch holds now.</summary>
    public void Take(IBackend device)
    {
        Place = device;
        (Height, Width, Count) = (Masks.Height, Masks.Width, Masks.Count);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (MaskBatch batch in _batches.Values) batch.Dispose();
        _batches.Clear();
        (Place, Height, Width, Count) = (null, 0, 0, 0);
    }
}
