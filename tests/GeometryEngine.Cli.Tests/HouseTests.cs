using GeometryEngine.TestSupport;

namespace GeometryEngine.Cli.Tests;

public class HouseTests
{
    [Fact]
    public void Sample_data_has_a_place() => Assert.True(Directory.Exists(Repository.PathOf("data")));
}
