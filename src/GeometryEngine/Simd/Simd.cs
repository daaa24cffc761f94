using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GeometryEngine;

/// <summary>Chooses the width at which kernels run: the widest that the processor has and the runtime allows, or what GEOM_SIMD asks for.</summary>
public static class Simd
{
    /// <summary>Environment variable that forces a level: 64, 128, 256 or 512 (bits). It is read once.</summary>
    public const string Variable = "GEOM_SIMD";

    // A constant for the compiler once the class is set up: the ladder below costs nothing.
    private static readonly SimdLevel Chosen = Parse(Environment.GetEnvironmentVariable(Variable), Hardware, out _);

    /// <summary>What is wrong with GEOM_SIMD, in one line; null when nothing is.</summary>
    public static string? Defect { get; } = DefectOf(Environment.GetEnvironmentVariable(Variable));

    /// <summary>The widest level here; the runtime's own switches (<c>DOTNET_EnableAVX512=0</c>, <c>DOTNET_EnableHWIntrinsic=0</c>) lower it.</summary>
    public static SimdLevel Hardware =>
        Vector512.IsHardwareAccelerated ? SimdLevel.Vector512
        : Vector256.IsHardwareAccelerated ? SimdLevel.Vector256
        : Vector128.IsHardwareAccelerated ? SimdLevel.Vector128
        : SimdLevel.Word64;

    /// <summary>The level in force.</summary>
    /// <exception cref="InvalidOperationException">GEOM_SIMD asks for a level that does not exist, or not on this machine.</exception>
    public static SimdLevel Level
    {
        get
        {
            if (Defect is not null) Throw.InvalidOperation(Defect);
            return Chosen;
        }
    }

    /// <summary>Runs a kernel at the level in force.</summary>
    // Never part of its caller: a method that holds several kernels is beyond what the compiler will inline, and lanes that are called take five times
    // as long.
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static TResult Run<TKernel, TResult>(scoped TKernel kernel)
        where TKernel : struct, IKernel<TResult>, allows ref struct => Run<TKernel, TResult>(kernel, Level);

    /// <summary>Runs a kernel at a level of the test's choice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TResult Run<TKernel, TResult>(scoped TKernel kernel, SimdLevel level)
        where TKernel : struct, IKernel<TResult>, allows ref struct
    {
        if (Vector512.IsHardwareAccelerated && level == SimdLevel.Vector512) return kernel.Run<Words512, Doubles512>();
        if (Vector256.IsHardwareAccelerated && level == SimdLevel.Vector256) return kernel.Run<Words256, Doubles256>();
        if (Vector128.IsHardwareAccelerated && level == SimdLevel.Vector128) return kernel.Run<Words128, Doubles128>();
        return kernel.Run<Words64, Doubles64>();
    }

    /// <summary>The level that a value of the variable asks for.</summary>
    /// <param name="value">What the variable holds; null or empty asks for the widest level.</param>
    /// <param name="hardware">The widest level there is; the answer to a value that is wrong, too.</param>
    /// <param name="problem">What is wrong with the value; null when nothing is.</param>
    internal static SimdLevel Parse(string? value, SimdLevel hardware, out string? problem)
    {
        problem = null;
        if (string.IsNullOrEmpty(value)) return hardware;
        if (value is not ("64" or "128" or "256" or "512")) problem = $"{Variable} is '{value}'; 64, 128, 256 and 512 are allowed";
        else if (Enum.Parse<SimdLevel>(value) is var level && level <= hardware) return level;
        else problem = $"{Variable} is {value}; this processor and runtime have at most {(int)hardware} bits";
        return hardware;
    }

    private static string? DefectOf(string? value)
    {
        Parse(value, Hardware, out string? problem);
        return problem;
    }
}
