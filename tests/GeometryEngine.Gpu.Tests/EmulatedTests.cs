using GeometryEngine.TestSupport.Contracts;

namespace GeometryEngine.Gpu.Tests;

/// <summary>The contract of backends on ILGPU's emulation: right or wrong, nothing about speed.</summary>
public sealed class EmulatedContractTests() : BackendContract(Devices.Emulated(), cases: 4);

/// <summary>More about the kernels on ILGPU's emulation.</summary>
public sealed class EmulatedDeviceTests() : DeviceTests(() => Devices.Emulated());
