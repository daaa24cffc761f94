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
        Assert.Equal(0, json.GetProperty("gpus").GetArrayLength());
        Assert.NotEmpty(json.GetProperty("gpu_status").GetString()!);
    }

    [Fact]
    public void Table_is_plain_text_where_nobody_watches()
    {
        GeomResult result = Geom.Run("devices").Expect(ExitCode.Done);
        Assert.DoesNotContain('\u001b', result.Out);
        Assert.Contains("none: this build has no GPU backend", result.Out);
    }
}
