using System.Runtime.Intrinsics;

namespace GeometryEngine.Cli.Tests;

public class DevicesTests
{
    [Fact]
    public void Json_says_what_the_runtime_says()
    {
        var json = Geom.Run("devices", "--json").Expect(ExitCode.Done).Json;
        Assert.Equal(Environment.ProcessorCount, json.GetProperty("processors").GetInt32());
        Assert.Equal(Vector256.IsHardwareAccelerated, json.GetProperty("cpu_features").GetProperty("vector-256").GetBoolean());
        Assert.Equal((int)Simd.Level, json.GetProperty("simd_bits").GetInt32());
        Assert.Equal((int)Simd.Hardware, json.GetProperty("simd_bits_available").GetInt32());
        Assert.Equal(0, json.GetProperty("gpus").GetArrayLength());
        Assert.NotEmpty(json.GetProperty("gpu_status").GetString()!);
    }

    [Fact]
    public void Table_is_plain_text_where_nobody_watches()
    {
        GeomResult result = Geom.Run("devices").Expect(ExitCode.Done);
        Assert.DoesNotContain('\u001b', result.Out);
        Assert.Contains($"{(int)Simd.Level} bits in force", result.Out);
        Assert.Contains("none: this build has no GPU backend", result.Out);
    }

    [Fact]
    public void A_forced_level_is_in_force()
    {
        Dictionary<string, string> variables = new() { [Simd.Variable] = "64" };
        var json = Geom.RunProcess(AppContext.BaseDirectory, variables, "devices", "--json").Expect(ExitCode.Done).Json;
        Assert.Equal(64, json.GetProperty("simd_bits").GetInt32());
    }

    [Fact]
    public void A_level_that_does_not_exist_is_a_usage_error()
    {
        Dictionary<string, string> variables = new() { [Simd.Variable] = "1024" };
        GeomResult result = Geom.RunProcess(AppContext.BaseDirectory, variables, "devices").Expect(ExitCode.Usage);
        Assert.Contains("GEOM_SIMD is '1024'; 64, 128, 256 and 512 are allowed", result.Error);
    }
}
