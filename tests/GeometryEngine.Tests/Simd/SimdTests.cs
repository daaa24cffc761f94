using System.Runtime.Intrinsics;

namespace GeometryEngine.Tests;

[EveryLevel]
public class SimdTests
{
    [Fact]
    public void The_level_in_force_is_the_one_asked_for()
    {
        // LevelTests sets it for the programs it starts; elsewhere the widest level, or what the user forces, must be in force.
        string? expected = Environment.GetEnvironmentVariable(LevelTests.Expected) ?? Environment.GetEnvironmentVariable(Simd.Variable);
        Assert.Equal(string.IsNullOrEmpty(expected) ? Simd.Hardware : Enum.Parse<SimdLevel>(expected), Simd.Level);
        Assert.Equal((int)Simd.Level / 64, Simd.Run<WordsPerRegister, int>(new()));
    }

    [Fact]
    public void Hardware_is_what_the_runtime_says()
    {
        Assert.Equal(Vector512.IsHardwareAccelerated, Simd.Hardware == SimdLevel.Vector512);
        Assert.Equal(Vector256.IsHardwareAccelerated, Simd.Hardware >= SimdLevel.Vector256);
        Assert.Equal(Vector128.IsHardwareAccelerated, Simd.Hardware >= SimdLevel.Vector128);
    }

    [Theory]
    [InlineData(null, SimdLevel.Vector256, SimdLevel.Vector256)]
    [InlineData("", SimdLevel.Vector512, SimdLevel.Vector512)]
    [InlineData("64", SimdLevel.Vector512, SimdLevel.Word64)]
    [InlineData("128", SimdLevel.Vector128, SimdLevel.Vector128)]
    [InlineData("256", SimdLevel.Vector512, SimdLevel.Vector256)]
    [InlineData("512", SimdLevel.Vector512, SimdLevel.Vector512)]
    public void A_level_is_chosen_by_its_bits(string? value, SimdLevel hardware, SimdLevel level)
    {
        Assert.Equal(level, Simd.Parse(value, hardware, out string? defect));
        Assert.Null(defect);
    }

    [Theory]
    [InlineData("avx2")]
    [InlineData("96")]
    [InlineData("+64")]
    [InlineData(" 64")]
    [InlineData("0")]
    public void Other_values_are_named(string value)
    {
        Simd.Parse(value, SimdLevel.Vector512, out string? defect);
        Assert.Equal($"GEOM_SIMD is '{value}'; 64, 128, 256 and 512 are allowed", defect);
    }

    [Fact]
    public void A_level_above_the_hardware_is_named()
    {
        Simd.Parse("512", SimdLevel.Vector256, out string? defect);
        Assert.Equal("GEOM_SIMD is 512; this processor and runtime have at most 256 bits", defect);
    }

    private readonly struct WordsPerRegister : IKernel<int>
    {
        public int Run<TWords, TDoubles>()
            where TWords : struct, IWordLanes<TWords>
            where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
        {
            Assert.Equal(TWords.Count, TDoubles.Count);
            return TWords.Count;
        }
    }
}
