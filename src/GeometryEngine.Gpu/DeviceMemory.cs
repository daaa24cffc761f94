using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace GeometryEngine.Gpu;

/// <summary>Plain allocations of a device's memory, within what is free.</summary>
/// <param name="accelerator">The device.</param>
/// <param name="limit">Most bytes to use, for a device that does not say what is free; for tests.</param>
internal sealed class DeviceMemory(Accelerator accelerator, long? limit)
{
    private long _used;

    /// <summary>Bytes that can be had now.</summary>
    public long Free
    {
        get
        {
            long free = accelerator is CudaAccelerator cuda ? cuda.GetFreeMemory() : long.MaxValue;
            return limit is { } most ? Math.Min(free, most - _used) : free;
        }
    }

    /// <summary>Memory for some elements, whatever it holds.</summary>
    /// <param name="length">Number of elements; memory for one is made in any case.</param>
    /// <exception cref="DeviceMemoryException">There is not so much.</exception>
    public MemoryBuffer1D<T, Stride1D.Dense> Allocate<T>(long length) where T : unmanaged
    {
        length = Math.Max(length, 1);
        long bytes = length * Interop.SizeOf<T>();
        if (bytes > Free) Throw.OutOfMemory(bytes, Free);
        try
        {
            MemoryBuffer1D<T, Stride1D.Dense> buffer = accelerator.Allocate1D<T>(length);
            _used += bytes;
            return buffer;
        }
        catch (CudaException refusal) when (refusal.Message.Contains("memory", StringComparison.OrdinalIgnoreCase)) // the driver's text is all that is kept
        {
            Throw.OutOfMemory(bytes, Free, refusal); // free memory can be in pieces too small
            throw;
        }
    }

    /// <summary>Memory that holds what an array does.</summary>
    public MemoryBuffer1D<T, Stride1D.Dense> Upload<T>(ReadOnlySpan<T> values) where T : unmanaged
    {
        MemoryBuffer1D<T, Stride1D.Dense> buffer = Allocate<T>(values.Length);
        if (!values.IsEmpty) buffer.View.SubView(0, values.Length).CopyFromCPU(accelerator.DefaultStream, values);
        return buffer;
    }

    /// <summary>Gives memory back.</summary>
    public void Release<T>(MemoryBuffer1D<T, Stride1D.Dense>? buffer) where T : unmanaged
    {
        if (buffer is null || buffer.IsDisposed) return;
        _used -= buffer.LengthInBytes;
        buffer.Dispose();
    }
}
