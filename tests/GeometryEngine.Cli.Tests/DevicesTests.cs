using System.Runtime.Intrinsics;
using GeometryEngine.TestSupport;

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
        bool gpu = json.GetProperty("gpus").GetArrayLength() > 0;
        Assert.Equal(gpu, json.GetProperty("gpu_status").GetString() == "ok");
    }

    [Fact]
    public void Table_is_plain_text_where_nobody_watches()
    {
        GeomResult result = Geom.Run("devices").Expect(ExitCode.Done);
        Assert.DoesNotContain('\u001b', result.Out);
        Assert.Contains($"{(int)Simd.Level} bits in force", result.Out);
        Assert.Matches("GPU +(none: .*CUDA|.* multiprocessors)", result.Out);
    }

    [Fact]
    public void A_gpu_that_is_asked_for_is_there_or_the_reason_is_given()
    {
        string[] command = ["compare", Repository.PathOf("data", "sample", "annotator-1.json"), Repository.PathOf("data", "sample", "annotator-2.json"), "--backend"];
        string expected = Geom.Run([.. command, "cpu"]).Expect(ExitCode.Done).Out;
        Assert.Equal(expected, Geom.Run([.. command, "auto"]).Expect(ExitCode.Done).Out);
        GeomResult cuda = Geom.Run([.. command, "cuda"]);
        if (cuda.Code == ExitCode.Done) Assert.Equal(expected, cuda.Out);
        else Assert.Matches("--backend cuda: .*CUDA.*; --backend cpu or auto is allowed here", Assert.Single(cuda.Expect(ExitCode.Usage).ErrorLines));
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
