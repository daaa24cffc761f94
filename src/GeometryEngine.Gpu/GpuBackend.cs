using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace GeometryEngine.Gpu;

/// <summary>
/// Masks as bits in a GPU's memory, and integer kernels over them: bit for bit what the CPU gives. Work of several threads is done one after the
/// other. Temporary memory is split to fit; a batch whose bits do not fit is a <see cref="DeviceMemoryException"/>, a device that fails an
/// <see cref="InvalidOperationException"/>.
/// </summary>
internal sealed partial class GpuBackend : IBackend
{
    private readonly Accelerator _device;
    private readonly GpuKernels _kernels;
    private readonly Lock _gate = new();
    private ToggleUpload? _upload;

    /// <summary>A backend on a device.</summary>
    /// <param name="device">The device; disposed with the backend, and its context too.</param>
    /// <param name="memoryLimit">Most bytes of its memory to use; null for all that is free.</param>
    public GpuBackend(Accelerator device, long? memoryLimit = null)
    {
        _device = device;
        _kernels = new GpuKernels(device);
        Memory = new DeviceMemory(device, memoryLimit);
    }

    /// <inheritdoc/>
    public string Name => _device.Name;

    /// <summary>The device's memory.</summary>
    internal DeviceMemory Memory { get; }

    private AcceleratorStream Stream => _device.DefaultStream;

    /// <inheritdoc/>
    public MaskBatch CreateBatch() => new DeviceMaskBatch(this);

    /// <inheritdoc/>
    public void Fill(MaskBatch masks, ToggleBatch toggles) => Guarded(() =>
    {
        var batch = (DeviceMaskBatch)masks;
        batch.Reset(toggles.Height, toggles.Width);
        var ends = new int[toggles.Count];
        for (int i = 0; i < toggles.Count; i++)
        {
            batch.Reserve(toggles.Bounds(i));
            ends[i] = toggles[i].Length + (i == 0 ? 0 : ends[i - 1]);
        }
        batch.Allocate();
        if (batch.WordCount == 0) return;
        batch.Words.MemSetToZero(Stream);
        using var deviceEnds = new Temporary<int>(Memory, Memory.Upload<int>(ends));
        Stream.Synchronize();
        _upload ??= new ToggleUpload(_device, Memory);
        _upload.Send(toggles, (part, stream, first) =>
            _kernels.Scatter(stream, (int)part.Length, first, part, deviceEnds.View, batch.DevicePlaces, batch.Words));
        _kernels.FillDown(Stream, Warps(batch.Strips), batch.DeviceStripEnds, batch.DevicePlaces, batch.Words);
        Stream.Synchronize();
    });

    /// <inheritdoc/>
    public void Combine(MaskBatch masks, ReadOnlySpan<MaskGroup> groups, MaskBatch result)
    {
        DeviceMaskBatch from = (DeviceMaskBatch)masks, to = (DeviceMaskBatch)result;
        MaskGroup[] all = groups.ToArray();
        Guarded(() =>
        {
            to.Reset(from.Height, from.Width);
            foreach (MaskGroup group in all)
            {
                PixelBox box = default;
                for (int i = group.Start; i < group.End; i++) box = box.Enclose(from.Bounds[i]);
                to.Reserve(box);
            }
            to.Allocate();
            if (to.WordCount == 0) return;
            int[] wordEnds = [.. to.Places.Select(place => (int)(place.Start + (long)place.Rows * place.Strips))];
            using var deviceGroups = new Temporary<MaskGroup>(Memory, Memory.Upload<MaskGroup>(all));
            using var deviceEnds = new Temporary<int>(Memory, Memory.Upload<int>(wordEnds));
            _kernels.AtLeast(
                Stream, (int)to.WordCount, deviceGroups.View, from.DevicePlaces, from.Words, deviceEnds.View, to.DevicePlaces, to.Words);
            Stream.Synchronize();
        });
    }

    /// <summary>Copies masks to the processor.</summary>
    /// <param name="masks">The masks.</param>
    /// <param name="result">Forgets its masks and takes these.</param>
    public void Download(DeviceMaskBatch masks, CpuMaskBatch result)
    {
        ulong[] words = new ulong[masks.WordCount];
        if (words.Length > 0) Guarded(() => masks.Words.CopyToCPU(Stream, words));
        result.Reset(masks.Height, masks.Width);
        foreach (PixelBox box in masks.Bounds) result.Reserve(box);
        result.Allocate();
        for (int i = 0; i < masks.Count; i++) words.AsSpan((int)masks.Places[i].Start, result.Words(i).Length).CopyTo(result.Words(i));
    }

    /// <summary>What the device is.</summary>
    /// <param name="cost">What a batch costs on it.</param>
    /// <param name="cpuCost">What a batch costs on the processor.</param>
    public GpuDevice Describe(BackendCost cost, BackendCost cpuCost) => new(
        _device.Name, _device.MemorySize, _device is CudaAccelerator cuda ? $"{cuda.Architecture.Major}.{cuda.Architecture.Minor}" : "emulated",
        _device.NumMultiprocessors, cost, cpuCost);

    /// <summary>Gives a batch's memory back.</summary>
    internal void Release<T>(ref MemoryBuffer1D<T, Stride1D.Dense>? buffer) where T : unmanaged
    {
        lock (_gate)
        {
            MemoryBuffer1D<T, Stride1D.Dense>? given = buffer;
            buffer = null;
            GiveBack(() => { if (!_device.IsDisposed) Memory.Release(given); });
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_device.IsDisposed) return;
            Context context = _device.Context;
            GiveBack(() => _upload?.Dispose());
            GiveBack(_device.Dispose);
            GiveBack(context.Dispose);
        }
    }

    /// <summary>Gives something of the device back; on one that has failed, every call fails, and what is there is gone with it.</summary>
    internal static void GiveBack(Action release)
    {
        try
        {
            release();
        }
        catch (AcceleratorException)
        {
        }
    }

    // Does work on a range of masks, in halves where it does not fit the memory at once.
    private static void InParts(int first, int end, Action<int, int> work)
    {
        try
        {
            work(first, end);
        }
        catch (DeviceMemoryException) when (end - first > 1)
        {
            int middle = first + (end - first) / 2;
            InParts(first, middle, work);
            InParts(middle, end, work);
        }
    }

    // One after the other: streams, buffers and the driver's state belong to one thread at a time.
    private void Guarded(Action work)
    {
        lock (_gate)
        {
            if (_device.IsDisposed) Throw.Closed(Name);
            try
            {
                work();
            }
            catch (AcceleratorException failure)
            {
                Throw.Lost(Name, failure);
            }
        }
    }

    // A group of one warp for each item.
    private KernelConfig Warps(int items) => new(items, _device.WarpSize);
}
