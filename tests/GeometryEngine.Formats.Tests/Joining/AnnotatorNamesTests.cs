namespace GeometryEngine.Formats.Tests;

public class AnnotatorNamesTests
{
    [Theory]
    [InlineData("alice.json bob.json", "alice bob")]
    [InlineData("/d/alice.json /d/sub/bob.coco.json", "alice bob.coco")]
    [InlineData("/d/alice/labels.json /d/bob/labels.json", "alice/labels bob/labels")]
    [InlineData("/a/x/labels.json /b/x/labels.json /b/other.json", "a/x/labels b/x/labels other")]
    [InlineData("/d/set.json /d/set.json /d/set.json", "set|set (2)|set (3)")]
    [InlineData("/d/set.json /d/./set.json", "set|set (2)")]
    [InlineData("/d/a.json /d/a.csv", "a|a (2)")]
    [InlineData("alice=/d/1.json alice=/d/2.json", "alice alice")]
    [InlineData("alice=/d/1.json /e/alice.json", "alice e/alice")]
    [InlineData("/d/folder/", "folder")]
    public void A_source_is_named_after_its_file_and_told_apart(string sources, string names)
    {
        List<(string Path, string? Name)> parsed = [];
        foreach (string source in sources.Split(' '))
        {
            SourceSpec spec = SourceSpec.Parse(source);
            parsed.Add((spec.Path, spec.Annotator));
        }
        Assert.Equal(names.Split(names.Contains('|') ? '|' : ' '), AnnotatorNames.Of(parsed));
    }
}
