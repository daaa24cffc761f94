namespace GeometryEngine.Formats.Tests;

public class LabelMeReadingTests
{
    [Fact]
    public void Shapes_may_come_after_a_large_photograph()
    {
        using DataFiles files = new(("a.json", $$"""{"imagePath":"a.jpg","imageWidth":9,"imageHeight":8,"imageData":"{{new string('A', 100_000)}}","shapes":[{"label":"cat","points":[[1,2],[4,6]],"shape_type":"rectangle"}]}"""));
        Assert.Equal(new Box(1, 2, 3, 4), Assert.Single(Assert.Single(files.Read(strict: true).Items).Annotations).Box);
    }

    [Fact]
    public void Polygons_of_one_label_and_group_are_one_object()
    {
        DatasetItem item = Read("""
            {"label":"cat","points":[[0,0],[4,0],[4,4]],"group_id":3,"shape_type":"polygon"},
            {"label":"dog","points":[[0,0],[4,0],[4,4]],"group_id":3},
            {"label":"cat","points":[[6,6],[8,6],[8,8]],"group_id":3,"shape_type":"polygon"},
            {"label":"cat","points":[[1,1]],"group_id":3,"shape_type":"point"},
            {"label":"cat","points":[[6,6],[8,6],[8,8]],"group_id":null,"shape_type":"polygon"}
            """);
        Assert.Equal([2, 1, 0, 1], item.Annotations.Select(annotation => annotation.Polygon?.RingCount ?? 0));
        Assert.Equal(8 + 2, item.Annotations[0].Polygon!.Area());
        Assert.Equal("3", KnownFields.Find(item.Annotations[2].Extras, KnownFields.Group));
    }

    [Fact]
    public void Corners_of_rectangles_come_in_any_order_and_circles_by_a_point_on_them()
    {
        DatasetItem item = Read("""
            {"label":"cat","points":[[8,6],[2,1]],"shape_type":"rectangle"},
            {"label":"cat","points":[[5,5],[8,9]],"shape_type":"circle"},
            {"label":"cat","points":[[10,0],[20,10],[10,20],[0,10]],"shape_type":"rotation","direction":0.78,"difficult":true}
            """);
        Assert.Equal(new Box(2, 1, 6, 5), item.Annotations[0].Box);
        Assert.Equal(new Ellipse(5, 5, 5, 5), item.Annotations[1].Ellipse);
        Assert.Equal(45, item.Annotations[2].RotatedBox!.Value.Angle, 1e-9);
        Assert.True(KnownFields.Flag(item.Annotations[2].Extras, KnownFields.Difficult));
    }

    [Fact]
    public void A_mask_that_sticks_out_is_cut_off_and_its_own_size_counts()
    {
        string png = PngMask.Encode([0, 12], 3, 4); // 3 rows of 4
        DatasetItem item = Read($$"""{"label":"cat","points":[[-1.5,28.5],[2.5,30.5]],"shape_type":"mask","mask":"{{png}}"}""");
        Assert.Empty(item.Problems);
        Assert.Equal(new Box(0, 28, 2, 2), item.Annotations[0].Mask!.BoundingBox()); // from column -2 on, in an image of 30 rows
        DatasetItem wrong = Read($$"""{"label":"cat","points":[[0,0],[3,3]],"shape_type":"mask","mask":"{{png}}"}""");
        Assert.Equal("a mask of 3x4 pixels", Assert.Single(wrong.Problems).Found);
        Assert.Equal(12, wrong.Annotations[0].Mask!.Area());
    }

    [Theory]
    [InlineData("""{"label":"a","points":[],"shape_type":"polygon"}""", "0 points")]
    [InlineData("""{"label":"a","points":[[1,1],[2,2]],"shape_type":"polygon"}""", "2 points")]
    [InlineData("""{"label":"a","points":[[1,1]],"shape_type":"rectangle"}""", "1 points")]
    [InlineData("""{"label":"a","points":[[1,1],[2,2]],"shape_type":"spiral"}""", "\"spiral\"")]
    [InlineData("""{"label":"a","shape_type":"polygon"}""", "no points")]
    [InlineData("""{"label":"a","points":[[1,1],[2,2]],"shape_type":"mask"}""", "no mask")]
    [InlineData("""{"label":"a","points":[[1,1],[2,2]],"shape_type":"mask","mask":"!!"}""", "a text that is no base64")]
    [InlineData("""{"label":"a","points":[[1,1],[2,2]],"shape_type":"mask","mask":"AAAA"}""", "content that begins unlike PNG")]
    [InlineData("""{"label":"a","points":[["x",1],[2,2],[3,3]]}""", "\"x\"")]
    public void A_shape_that_cannot_be_used_costs_only_itself(string shape, string found)
    {
        DatasetItem item = Read($$"""{{shape}},{"label":"cat","points":[[8,6],[2,1]],"shape_type":"rectangle"}""");
        Assert.Single(item.Annotations);
        Assert.Equal(found, Assert.Single(item.Problems).Found);
        Assert.Contains("shapes[0]", item.Problems[0].Place, StringComparison.Ordinal);
    }

    private static DatasetItem Read(string shapes)
    {
        using var scratch = new Scratch();
        string file = scratch.Write("a.json", $$"""{"version":"5.5.0","flags":{},"shapes":[{{shapes}}],"imagePath":"..\\a.png","imageData":null,"imageHeight":30,"imageWidth":40}""");
        using DatasetReader reader = DatasetFormats.Open([file], new ReadOptions { KeepExtras = true });
        return Assert.Single(reader);
    }
}
