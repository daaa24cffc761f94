using System.Globalization;

namespace GeometryEngine.Tests;

/// <summary>Runs the tests of everything that has kernels again, once for each level below the widest; <see cref="SimdTests"/> asserts there which level it got.</summary>
public class LevelTests
{
    /// <summary>Environment variable that tells a test program which level must be in force, in bits.</summary>
    public const string Expected = "GEOM_SIMD_EXPECTED";

    [Theory]
    [InlineData(SimdLevel.Word64)]
    [InlineData(SimdLevel.Vector128)]
    [InlineData(SimdLevel.Vector256)]
    public void Tests_of_kernels_pass_at_a_forced_level(SimdLevel level)
    {
        Assert.SkipWhen(level >= Simd.Hardware, $"the runs of this program are at {Simd.Hardware} or below already");
        Pass(Simd.Variable, Bits(level), level, "-trait", EveryLevelAttribute.Trait);
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX512", SimdLevel.Vector256)]
    [InlineData("DOTNET_EnableAVX2", SimdLevel.Vector128)]
    [InlineData("DOTNET_EnableHWIntrinsic", SimdLevel.Word64)]
    public void The_runtimes_own_switches_lower_the_level(string variable, SimdLevel level)
    {
        Assert.SkipWhen(level >= Simd.Hardware, $"this machine has at most {Simd.Hardware}");
        Type[] classes = [typeof(SimdTests), typeof(LaneTests), typeof(PixelLaneTests), typeof(RleStringTests)];
        Pass(variable, "0", level, [.. classes.SelectMany(tests => new[] { "-class", tests.FullName! })]);
    }

    private static void Pass(string variable, string value, SimdLevel level, params string[] arguments)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable(Expected) is null, "a run at a level starts no others");
        (int code, string output) = TestProgram.Run([(variable, value), (Expected, Bits(level))], arguments);
        Assert.True(code == 0, $"{variable}={value}: exit code {code}\n{output}");
        Assert.Contains("Failed: 0", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Total: 0", output, StringComparison.Ordinal);
    }

    private static string Bits(SimdLevel level) => ((int)level).ToString(CultureInfo.InvariantCulture);
}
