namespace GeometryEngine.Formats.Tests.GeoJson;

public class GeoJsonTests
{
    [Theory]
    [InlineData("[", "]")]
    [InlineData("", "")]
    public void Features_need_no_collection(string start, string end)
    {
        using DataFiles files = new(("a.json", start + """{"type":"Feature","id":"PathAnnotationObject","geometry":{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,3],[0,0]]]},"properties":{"classification":{"name":"Tumor"}}}""" + end));
        (DatasetInfo info, List<DatasetItem> items) = files.Read("a.json", strict: true);
        Assert.Equal(("a", "Tumor", 6), (items[0].Image.Name, Assert.Single(info.Categories).Name, Assert.Single(items[0].Annotations).Polygon!.Area()));
    }

    [Fact]
    public void Features_of_QuPath_are_read()
    {
        using DataFiles files = new(("slide.geojson", """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","id":"u-1","geometry":{"type":"Polygon","coordinates":[[[0,0],[8,0],[8,8],[0,8],[0,0]],[[2,2],[2,4],[4,4],[2,2]]]},
             "properties":{"objectType":"annotation","classification":{"name":"Tumor","color":[200,0,0]}}},
            {"type":"Feature","geometry":{"type":"MultiPoint","coordinates":[[1,2],[3,4,0]]},"properties":{"classification":{"name":"Cell"}}},
            {"type":"Feature","geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]},"properties":null}]}
            """));
        (DatasetInfo info, List<DatasetItem> items) = files.Read("slide.geojson", strict: true);
        DatasetItem item = Assert.Single(items);
        Assert.Equal("slide", item.Image.FileName);
        Assert.Equal(["Tumor", "Cell", Category.Unnamed], item.Annotations.Select(annotation => info.Categories[annotation.Category].Name));
        Polygon outline = item.Annotations[0].Polygon!;
        Assert.Equal((2, true, 8 * 8 - 2.0), (outline.RingCount, outline.IsHole(1), outline.Area()));
        Assert.Equal([1, 2, 2, 3, 4, 2], item.Annotations[1].Keypoints!.Triplets.ToArray());
        Assert.Equal([1, 2, 3, 4], item.Annotations[2].Polyline!.Coordinates.ToArray());
    }

    [Theory]
    [InlineData("""{"type":"Feature","geometry":{"type":"Curve","coordinates":[]},"properties":{}}""")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0,0],[1]]]},"properties":{}}""")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[["a","b"],[1,2],[3,4]]]},"properties":{}}""")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[1e999,0],[1,2],[3,4]]]},"properties":{}}""")]
    [InlineData("""7""")]
    public void Features_that_cannot_be_used_are_listed(string feature)
    {
        using DataFiles files = new(("a.geojson", """{"type":"FeatureCollection","features":[""" + feature + """,{"type":"Feature","geometry":null,"properties":{"category":"cat"}}]}"""));
        Problem problem = Assert.Single(files.Problems("a.geojson"));
        Assert.Contains("features[0]", problem.Place);
        Assert.Throws<InputException>(() => files.Read("a.geojson", strict: true));
        Assert.Single(files.Read("a.geojson").Items.SelectMany(item => item.Annotations));
    }
}
