using GeometryEngine.TestSupport;

namespace GeometryEngine.Tests;

public class LayeringTests
{
    [Fact]
    public void Repository_holds_the_solution() => Assert.True(File.Exists(Repository.PathOf("GeometryEngine.sln")));
}
