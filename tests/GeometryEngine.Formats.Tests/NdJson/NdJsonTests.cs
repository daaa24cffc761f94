namespace GeometryEngine.Formats.Tests.NdJson;

public class NdJsonTests
{
    private const string Head = """{"schema":"geometry-engine/dataset/1","annotators":["ann"],"categories":[{"id":3,"name":"cat"}]}""";
    private const string Line = """{"image":{"id":1,"file_name":"a.jpg","height":10,"width":20},"annotations":[{"category":"cat","annotator":"ann","bbox":[1,2,3,4]}]}""";

    [Fact]
    public void Files_joined_end_to_end_are_one()
    {
        using DataFiles files = new(("a.ndjson", $"{Head}\n{Line}\n{Head.Replace("cat", "dog", StringComparison.Ordinal)}\n\n{Line.Replace("a.jpg", "b.jpg", StringComparison.Ordinal).Replace("\"cat\"", "\"dog\"", StringComparison.Ordinal)}"));
        (DatasetInfo info, List<DatasetItem> items) = files.Read("a.ndjson", strict: true);
        Assert.Equal(["cat", "dog"], info.Categories.Select(category => category.Name));
        Assert.Equal(["a.jpg", "b.jpg"], items.Select(item => item.Image.FileName));
        Assert.Equal(new Box(1, 2, 3, 4), items[1].Annotations[0].Box);
    }

    [Theory]
    [InlineData("""{"image":{"id":2},"annotations":[{"bbox":[1,2,3,4]}]}""", "no category")]
    [InlineData("""{"image":{"id":2},"annotations":[{"category":"cat","bbox":[1,2,3]}]}""", "3 numbers")]
    [InlineData("""{"image":{"id":2},"annotations":[{"category":"cat","rotated_box":[1,2,3,4]}]}""", "4 numbers")]
    [InlineData("""{"image":{"id":2},"annotations":[{"category":"cat","polygon":[[0,0,4,0,4,4]],"holes":[1]}]}""", "the first 1")]
    [InlineData("""{"image":{"id":2},"annotations":[{"category":"cat","keypoints":[1,2]}]}""", "2 numbers")]
    [InlineData("""{"image":{"id":2},"annotations":[{"category":"cat","bbox":[1e9,2,3,4]}]}""", "coordinate 1000000000")]
    [InlineData("""{"image":{},"annotations":[]}""", "an image without id")]
    [InlineData("""{"image":{"id":2,"height":99999999,"width":99999999},"annotations":[]}""", "height 99999999")]
    [InlineData("""{"image":{"id":2},"annotations":[]""", "the end")]
    [InlineData("""{"annotations":[]}""", "no image")]
    public void Lines_that_cannot_be_used_are_listed(string line, string found)
    {
        using DataFiles files = new(("a.ndjson", $"{Head}\n{line}\n{Line}\n"));
        Problem problem = Assert.Single(files.Problems("a.ndjson"));
        Assert.Contains(found, problem.Found);
        Assert.StartsWith("byte ", problem.Place);
        Assert.Throws<InputException>(() => files.Read("a.ndjson", strict: true));
        Assert.Equal(1, files.Read("a.ndjson").Items.Sum(item => item.Annotations.Count));
    }

    [Fact]
    public void An_unknown_version_is_named()
    {
        using DataFiles files = new(("a.ndjson", $"{Head.Replace("/1", "/9", StringComparison.Ordinal)}\n{Line}\n"));
        Problem problem = Assert.Single(files.Problems("a.ndjson"));
        Assert.Equal(("schema 'geometry-engine/dataset/9'", "geometry-engine/dataset/1"), (problem.Found, problem.Allowed));
    }
}
