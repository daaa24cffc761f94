using GeometryEngine.TestSupport.Contracts;

namespace GeometryEngine.Gpu.Tests;

/// <summary>The contract of backends on a GPU, where there is one; otherwise the tests say that they did not run.</summary>
public sealed class CudaContractTests() : BackendContract(Devices.Cuda(), cases: 300);

/// <summary>More about the kernels on a GPU, where there is one.</summary>
public sealed class CudaDeviceTests() : DeviceTests(Devices.Cuda);
