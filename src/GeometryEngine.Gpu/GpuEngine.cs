using System.Diagnostics.CodeAnalysis;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace GeometryEngine.Gpu;

/// <summary>Engines that use a GPU. Their results are those of the processor, bit for bit.</summary>
public static class GpuEngine
{
    // Objects of the batches that measure a device: a few milliseconds on either.
    private const int GpuObjects = 2048;
    private const int CpuObjects = 256;

    /// <summary>An engine that does a batch on the first CUDA device where that is measured to be faster, and on the processor else.</summary>
    /// <param name="engine">The engine; null when there is no device that can be used.</param>
    /// <param name="reason">Why there is none; null when there is one.</param>
    /// <param name="options">Raster and ring rule; <see cref="EngineOptions.Default"/> when null.</param>
    /// <param name="always">Whether every batch goes to the GPU: what does not fit there is then an exception.</param>
    /// <param name="warn">Receives a line when the GPU is left for lack of memory, and when it fails.</param>
    /// <returns>Whether there is an engine. Never throws for want of a device or driver.</returns>
    public static bool TryCreate(
        [NotNullWhen(true)] out Engine? engine, [NotNullWhen(false)] out string? reason, EngineOptions? options = null, bool always = false,
        Action<string>? warn = null)
    {
        engine = null;
        if (!TryOpen(out GpuBackend? gpu, out reason)) return false;
        try
        {
            engine = Engine.Create(always ? gpu : Choosing(gpu, warn), options);
            return true;
        }
        catch (Exception failure) when (IsOfDevice(failure))
        {
            gpu.Dispose();
            reason = Line(failure);
            return false;
        }
    }

    /// <summary>The first CUDA device, and what batches cost on it.</summary>
    /// <param name="device">The device; null when there is none that can be used.</param>
    /// <param name="reason">Why there is none; null when there is one.</param>
    /// <returns>Whether there is a device. Never throws for want of a device or driver.</returns>
    public static bool TryMeasure([NotNullWhen(true)] out GpuDevice? device, [NotNullWhen(false)] out string? reason)
    {
        device = null;
        if (!TryOpen(out GpuBackend? gpu, out reason)) return false;
        using (gpu)
        {
            try
            {
                using var cpu = new CpuBackend();
                device = gpu.Describe(BackendCost.Measure(gpu, GpuObjects), BackendCost.Measure(cpu, CpuObjects));
                return true;
            }
            catch (Exception failure) when (IsOfDevice(failure))
            {
                reason = Line(failure);
                return false;
            }
        }
    }

    private static AutoBackend Choosing(GpuBackend gpu, Action<string>? warn)
    {
        var cpu = new CpuBackend();
        return new AutoBackend(gpu, cpu, BackendCost.Measure(gpu, GpuObjects), BackendCost.Measure(cpu, CpuObjects), warn);
    }

    private static bool TryOpen([NotNullWhen(true)] out GpuBackend? backend, [NotNullWhen(false)] out string? reason)
    {
        backend = null;
        if (CudaDriver.Open() is not { } driver)
        {
            reason = $"no CUDA driver: {CudaDriver.FileName} was not found";
            return false;
        }
        Context? context = null;
        try
        {
            context = Context.Create(builder => builder.Cuda());
            if (context.GetCudaDevices().Count > 0)
            {
                backend = new GpuBackend(context.CreateCudaAccelerator(0));
                reason = null;
                return true;
            }
            reason = driver.WhyNoDevice();
        }
        catch (Exception failure) when (IsOfDevice(failure))
        {
            reason = $"the CUDA driver does not work: {Line(failure)}";
        }
        context?.Dispose();
        return false;
    }

    // A driver that is too old lacks functions or refuses; a device that is broken fails in one of these ways.
    private static bool IsOfDevice(Exception failure) => failure is AcceleratorException or InvalidOperationException or NotSupportedException
        or DllNotFoundException or EntryPointNotFoundException or TypeInitializationException or DeviceMemoryException or InternalCompilerException
        or CapabilityNotSupportedException;

    private static string Line(Exception failure) => Printable.Line((failure.InnerException ?? failure).Message);
}
