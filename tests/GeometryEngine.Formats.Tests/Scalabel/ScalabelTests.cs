namespace GeometryEngine.Formats.Tests;

public class ScalabelTests
{
    [Theory]
    [InlineData("bdd100k/eval__testcases__rle__seg__gt__0.json")]
    [InlineData("bdd100k/label__testcases__example_annotation.json")]
    [InlineData("bdd100k/scalabel__example_annotation.json")]
    [InlineData("bdd100k/scalabel__ins_seg_rle_sample.json")]
    [InlineData("bdd100k/scalabel__pan_seg_sample.json")]
    public void Labels_have_the_expected_counts_and_areas(string name)
    {
        var sample = Sample.Read(name);
        Assert.Empty(sample.Problems);
        Assert.Equal(sample.Count("frames"), sample.Items.Count);
        Assert.Equal(sample.Count("labels"), sample.Annotations.Count);
        Assert.All(sample.Names("categories"), count => Assert.Equal(count.Value, sample.Categories()[count.Key])); // the truth names the most common
        Assert.Equal(sample.Count("geometry", "box2d"), sample.Annotations.Count(annotation => annotation.Box is not null));
        Assert.Equal(sample.Count("geometry", "poly2d"), sample.Annotations.Count(annotation => annotation.Polygon is not null));
        Assert.Equal(sample.Count("geometry", "rle"), sample.Annotations.Count(annotation => annotation.Mask is not null));
        Assert.Equal(sample.Sum("sum_rle_area"), sample.Annotations.Sum(annotation => annotation.Mask?.Area() ?? 0));
        if (sample.Count("geometry", "rle") > 0) Assert.Equal(sample.Count("first_rle", "area"), sample.Annotations.First(annotation => annotation.Mask is not null).Mask!.Area());
    }

    [Fact]
    public void Nodes_of_a_graph_are_keypoints()
    {
        using DataFiles files = new(("a.json", """
            [{"name":"a.jpg","labels":[{"id":"1","category":"person","box2d":null,"graph":{"type":"p","edges":[],"nodes":[{"location":[1,2],"category":"head","visibility":"V"},{"location":[3,4],"category":"neck","visibility":"P"},
             {"location":[5,6],"category":"hip","visibility":"N"},{"location":[7,8],"category":"foot","visibility":null}]}},
             {"id":"2","category":"person","graph":{"nodes":[{"category":"head"}]}},{"id":"3","category":"tag","graph":null}]}]
            """));
        (_, List<DatasetItem> items) = files.Read("a.json");
        Annotation[] found = [.. Assert.Single(items).Annotations];
        Assert.Equal([1, 2, 2, 3, 4, 1, 0, 0, 0, 7, 8, 2], found[0].Keypoints!.Triplets.ToArray());
        Assert.Equal(("3", false, 2), (found[1].Id!.Value.ToString(), found[1].IsObject, found.Length));
        Assert.Equal("a graph without nodes that have a location", Assert.Single(files.Problems("a.json")).Found);
    }

    [Fact]
    public void Attributes_of_frames_are_labels()
    {
        var sample = Sample.Read("bdd100k/scalabel__tag_gts.json");
        Assert.Equal(sample.Count("length"), sample.Items.Count);
        Assert.Equal(["weather/overcast", "timeofday/daytime", "scene/city street"], sample.Items[0].Annotations.Select(label => sample.Info.Categories[label.Category].Name));
        Assert.DoesNotContain(sample.Info.Categories, category => category.Name.EndsWith("/undefined", StringComparison.Ordinal));
    }

    [Fact]
    public void Boxes_include_their_last_pixels_and_curves_are_flattened()
    {
        using var scratch = new Scratch();
        string file = scratch.Write("a.json", """
            [{"name":"a.jpg","videoName":"v","frameIndex":3,"labels":[
              {"id":"7","category":"car","box2d":{"x1":10,"y1":20,"x2":19,"y2":20},"attributes":{"occluded":true,"color":"red"} },
              {"id":"8","category":"lane","poly2d":[{"vertices":[[0,0],[4,0],[4,4]],"types":"LLL","closed":false}]},
              {"id":"9","category":"blob","poly2d":[{"vertices":[[0,0],[8,0],[8,8],[0,8],[0,4]],"types":"LCCLL","closed":true},{"vertices":[[20,0],[24,0],[24,4]],"types":"LLL","closed":true}]}]},
             {"name":"b.jpg","labels":null}]
            """);
        using DatasetReader reader = DatasetFormats.Open([file], new ReadOptions { Strict = true });
        DatasetItem[] items = [.. reader];
        Assert.Empty(items[1].Annotations);
        Assert.Equal("v/a.jpg", items[0].Image.FileName);
        Annotation[] labels = [.. items[0].Annotations];
        Assert.Equal(new Box(10, 20, 10, 1), labels[0].Box);
        Assert.Equal(
            [KnownFields.Of(KnownFields.Track, "7"), KnownFields.Of(KnownFields.Occluded, true), new ExtraField(KnownFields.Attributes, """{"color":"red"}""")], labels[0].Extras);
        Assert.Equal([0, 0, 4, 0, 4, 4], labels[1].Polyline!.Coordinates.ToArray());
        Polygon blob = labels[2].Polygon!;
        Assert.Equal(2, blob.RingCount);
        Assert.Equal((6, 4), (blob.Ring(0)[16], blob.Ring(0)[17])); // the middle of the curve: (0 + 3*8 + 3*8 + 0)/8, (0 + 0 + 3*8 + 8)/8
    }
}
