using ILGPU;
using ILGPU.Runtime;

namespace GeometryEngine.Gpu;

/// <summary>Device memory that is given back at the end of a block.</summary>
/// <param name="memory">Where it comes from.</param>
/// <param name="buffer">The memory.</param>
internal readonly struct Temporary<T>(DeviceMemory memory, MemoryBuffer1D<T, Stride1D.Dense> buffer) : IDisposable
    where T : unmanaged
{
    /// <summary>The memory as kernels take it.</summary>
    public ArrayView<T> View => buffer.View.BaseView;

    /// <summary>Gives it back; what was asked of the device before is done with it by then.</summary>
    public void Dispose() => memory.Release(buffer);
}
