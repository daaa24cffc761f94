using System.Reflection;
using System.Text.RegularExpressions;
using ILGPU;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime.Cuda;

namespace GeometryEngine.Gpu.Tests;

/// <summary>Every kernel compiles to PTX for every architecture of data centres since Volta, and holds what it should. This needs no GPU.</summary>
public partial class PtxTests
{
    // Volta, Ampere, Hopper, Blackwell. ILGPU 1.5.3 knows architectures up to SM_121.
    private static readonly CudaArchitecture[] Architectures =
        [CudaArchitecture.SM_70, CudaArchitecture.SM_80, CudaArchitecture.SM_90, CudaArchitecture.SM_100];

    private static readonly Dictionary<string, string[]> Holds = new()
    {
        [nameof(FillKernels) + nameof(FillKernels.Scatter)] = ["(atom|red)\\.\\S*xor\\.b64"],
        [nameof(FillKernels) + nameof(FillKernels.FillDown)] = ["shfl\\.sync\\.up", "xor\\.b64"],
        [nameof(CountKernels) + nameof(CountKernels.Areas)] = ["popc\\.b64", "(atom|red)\\.\\S*add\\.u64"],
        [nameof(CountKernels) + nameof(CountKernels.Boxes)] = ["clz\\.b64", "(atom|red)\\.\\S*min\\.s32", "(atom|red)\\.\\S*max\\.s32"],
        [nameof(CountKernels) + nameof(CountKernels.Intersections)] = ["popc\\.b64", "and\\.b64"],
        [nameof(TileKernels) + nameof(TileKernels.Intersections)] = ["popc\\.b64", "bar\\.sync", "ld\\.shared"],
        [nameof(PatternKernels) + nameof(PatternKernels.OfMasks)] = ["popc\\.b64", "(atom|red)\\.\\S*add\\.u64"],
        [nameof(PatternKernels) + nameof(PatternKernels.OfLabels)] = ["(atom|red)\\.\\S*add\\.u64"],
    };

    public static TheoryData<string, CudaArchitecture> Kernels => [.. GpuKernels.All.SelectMany(
        kernel => Architectures.Select(architecture => (Name(kernel), architecture)))];

    [Fact]
    public void All_kernels_are_found() => Assert.Equal(14, GpuKernels.All.Count);

    [Theory]
    [MemberData(nameof(Kernels))]
    public void A_kernel_compiles_and_holds_what_it_should(string name, CudaArchitecture architecture)
    {
        string code = Compile(GpuKernels.All.Single(kernel => Name(kernel) == name), architecture);
        Assert.Contains($".target {Target(architecture)}\n", code);
        Assert.Empty(FloatArithmetic().Matches(code).Select(match => match.Value));
        foreach (string instruction in Holds.GetValueOrDefault(name, [])) Assert.Matches(instruction, code);
    }

    // The check above would pass over everything if it could not see a float.
    [Fact]
    public void Float_arithmetic_would_be_seen()
    {
        string code = Compile(typeof(PtxTests).GetMethod(nameof(Halve), BindingFlags.NonPublic | BindingFlags.Static)!, CudaArchitecture.SM_80);
        Assert.NotEmpty(FloatArithmetic().Matches(code));
    }

    private static void Halve(Index1D index, ArrayView<double> values) => values[index] = values[index] * 0.5 + index;

    private static string Compile(MethodInfo kernel, CudaArchitecture architecture)
    {
        using Context context = Context.Create(builder => { });
        using var backend = new PTXBackend(context, new CudaCapabilityContext(architecture), architecture, CudaInstructionSet.ISA_86, null!);
        EntryPointDescription entry = kernel.GetParameters()[0].ParameterType == typeof(Index1D)
            ? EntryPointDescription.FromImplicitlyGroupedKernel(kernel)
            : EntryPointDescription.FromExplicitlyGroupedKernel(kernel);
        return ((PTXCompiledKernel)backend.Compile(entry, default)).PTXAssembly;
    }

    // ILGPU 1.5.3 writes code for nothing newer than SM_80; the driver compiles that for what it finds.
    private static string Target(CudaArchitecture architecture) => architecture.CompareTo(CudaArchitecture.SM_80) > 0 ? "sm_80" : $"sm_{architecture.Major}{architecture.Minor}";

    private static string Name(MethodInfo kernel) => kernel.DeclaringType!.Name + kernel.Name;

    // Instructions on floating point values: add.f32, mul.rn.f64, fma, cvt to or from one.
    [GeneratedRegex(@"\b\w+(\.\w+)*\.f(16|32|64)\b")]
    private static partial Regex FloatArithmetic();
}
