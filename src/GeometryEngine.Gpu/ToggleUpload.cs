using ILGPU;
using ILGPU.Runtime;

namespace GeometryEngine.Gpu;

/// <summary>
/// Toggles on their way to a device, a part at a time, through two page-locked buffers with a stream each: while one part is copied and worked on,
/// the next is gathered.
/// </summary>
internal sealed class ToggleUpload : IDisposable
{
    // Toggles of a part: 8 MiB, which the bus takes at its full speed.
    private const int MostToggles = 1 << 20;
    private const int LeastToggles = 1 << 10;

    private readonly DeviceMemory _memory;
    private readonly MemoryBuffer1D<ulong, Stride1D.Dense> _buffer;
    private readonly Lane[] _lanes;

    /// <summary>Makes the buffers: half of the free memory at most, within bounds.</summary>
    /// <param name="device">The device.</param>
    /// <param name="memory">Its memory.</param>
    /// <exception cref="DeviceMemoryException">There is no memory for them.</exception>
    public ToggleUpload(Accelerator device, DeviceMemory memory)
    {
        int length = (int)Math.Clamp(memory.Free / (4 * sizeof(ulong)), LeastToggles, MostToggles);
        _memory = memory;
        _buffer = memory.Allocate<ulong>(2 * length);
        _lanes = [.. Enumerable.Range(0, 2).Select(i => new Lane(device, _buffer.View.BaseView.SubView(i * length, length)))];
    }

    /// <summary>Sends all toggles of a batch.</summary>
    /// <param name="toggles">The batch.</param>
    /// <param name="take">Receives each part on the device, the stream on which it arrives, and the index of its first toggle.</param>
    public void Send(ToggleBatch toggles, Action<ArrayView<ulong>, AcceleratorStream, int> take)
    {
        int sent = 0, gathered = 0, turn = 0;
        Lane lane = _lanes[0];
        for (int i = 0; i < toggles.Count; i++)
        {
            for (ReadOnlySpan<ulong> rest = toggles[i]; !rest.IsEmpty;)
            {
                int length = Math.Min(rest.Length, lane.Host.Span.Length - gathered);
                rest[..length].CopyTo(lane.Host.Span[gathered..]);
                rest = rest[length..];
                gathered += length;
                if (gathered == lane.Host.Span.Length) Flush();
            }
        }
        Flush();
        foreach (Lane each in _lanes) each.Stream.Synchronize();

        void Flush()
        {
            if (gathered == 0) return;
            ArrayView<ulong> part = lane.Device.SubView(0, gathered);
            part.CopyFrom(lane.Stream, lane.Host.ArrayView.SubView(0, gathered));
            take(part, lane.Stream, sent);
            sent += gathered;
            gathered = 0;
            lane = _lanes[++turn % 2];
            lane.Stream.Synchronize(); // its buffer is still read from
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Lane lane in _lanes)
        {
            lane.Stream.Dispose();
            lane.Host.Dispose();
        }
        _memory.Release(_buffer);
    }

    private sealed class Lane(Accelerator device, ArrayView<ulong> buffer)
    {
        public PageLockedArray1D<ulong> Host { get; } = device.AllocatePageLocked1D<ulong>(buffer.Length);

        public ArrayView<ulong> Device { get; } = buffer;

        public AcceleratorStream Stream { get; } = device.CreateStream();
    }
}
