using ILGPU;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;

namespace GeometryEngine.Gpu.Tests;

/// <summary>Backends for tests.</summary>
internal static class Devices
{
    /// <summary>
    /// ILGPU's emulation on the processor: warps of 32 threads and groups of up to 64, each thread a real one, so tests stay tiny. Correctness only.
    /// </summary>
    public static GpuBackend Emulated(long? memoryLimit = null)
    {
        Context context = Context.Create(builder => builder.CPU(new CPUDevice(numThreadsPerWarp: 32, numWarpsPerMultiprocessor: 2, numMultiprocessors: 1)));
        return new GpuBackend(context.GetCPUDevice(0).CreateAccelerator(context), memoryLimit);
    }

    /// <summary>The first CUDA device; the test is skipped, with the reason, where there is none.</summary>
    public static GpuBackend Cuda()
    {
        Context context = Context.Create(builder => builder.Cuda());
        if (context.GetCudaDevices().Count == 0)
        {
            context.Dispose();
            Assert.Skip("no CUDA device: the kernels did not run on a GPU");
        }
        return new GpuBackend(context.CreateCudaAccelerator(0));
    }
}
