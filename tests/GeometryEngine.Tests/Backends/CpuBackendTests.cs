using GeometryEngine.TestSupport.Contracts;

namespace GeometryEngine.Tests;

[EveryLevel]
public sealed class CpuBackendTests() : BackendContract(new CpuBackend(), cases: 1000);
