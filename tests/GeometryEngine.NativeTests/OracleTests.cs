namespace GeometryEngine.NativeTests;

public class OracleTests(NativeBuild native)
{
    [Fact]
    public void Oracle_equals_the_golden_values()
    {
        (int code, string output) = native.RunTests();
        Assert.True(code == 0, output);
        Assert.Contains("100% tests passed", output, StringComparison.Ordinal);
    }
}
