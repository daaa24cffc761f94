namespace GeometryEngine.Formats.Tests.Via;

/// <summary>VGG Image Annotator: JSON of a project, of its annotations, of version 1; and CSV.</summary>
public class ViaTests
{
    private const string Image = """
        {"filename":"a.jpg","size":12,"file_attributes":{"caption":"x","class":{"indoor":true,"dark":false}},"regions":[
        {"shape_attributes":{"name":"rect","x":1,"y":2,"width":3,"height":4},"region_attributes":{"Label":"cat","age":"3"}},
        {"shape_attributes":{"name":"ellipse","cx":9,"cy":8,"rx":4,"ry":2,"theta":1.5707963267948966},"region_attributes":{"kind":"dog"}},
        {"shape_attributes":{"name":"circle","cx":9,"cy":8,"r":2.5},"region_attributes":{"kind":{"dog":true,"wet":true,"old":false}}},
        {"shape_attributes":{"name":"polygon","all_points_x":[0,4,4],"all_points_y":[0,0,3]},"region_attributes":{"track":7}},
        {"shape_attributes":{"name":"polyline","all_points_x":[0,4],"all_points_y":[0,3]},"region_attributes":{}},
        {"shape_attributes":{"name":"point","cx":5,"cy":6},"region_attributes":{"name":4}}]}
        """;

    [Theory]
    [InlineData("{\"a.jpg12\":", "}")]
    [InlineData("{\"_via_settings\":{\"ui\":{}},\"_via_attributes\":{\"region\":{}},\"_via_img_metadata\":{\"a.jpg12\":", "},\"_via_data_format_version\":\"2.0.10\"}")]
    public void Regions_of_all_shapes_are_read(string start, string end)
    {
        using DataFiles files = new(("a.json", start + Image + end));
        (DatasetInfo info, List<DatasetItem> items) = files.Read("a.json", strict: true);
        DatasetItem item = Assert.Single(items);
        Assert.Equal("a.jpg", item.Image.FileName);
        Annotation[] found = [.. item.Annotations];
        Assert.Equal(["indoor", "cat", "dog", "dog", "wet", Category.Unnamed, Category.Unnamed, "4"], found.Select(annotation => info.Categories[annotation.Category].Name));
        Assert.False(found[0].IsObject);
        Assert.Equal(new Box(1, 2, 3, 4), found[1].Box);
        Assert.Equal("""{"age":"3"}""", KnownFields.Find(found[1].Extras, KnownFields.Attributes));
        Assert.Equal(new Ellipse(9, 8, 4, 2, 90), found[2].Ellipse);
        Assert.Equal(new Ellipse(9, 8, 2.5, 2.5), found[4].Ellipse);
        Assert.Equal([0, 0, 4, 0, 4, 3], found[5].Polygon!.Coordinates.ToArray());
        Assert.Equal("""{"track":7}""", KnownFields.Find(found[5].Extras, KnownFields.Attributes));
        Assert.Equal([0, 0, 4, 3], found[6].Polyline!.Coordinates.ToArray());
        Assert.Equal([5, 6, 2], found[7].Keypoints!.Triplets.ToArray());
    }

    [Fact]
    public void Regions_of_version_1_are_an_object_and_tables_say_the_same()
    {
        using DataFiles files = new(
            ("old.json", """{"a.jpg12":{"fileref":"","size":12,"filename":"a.jpg","base64_img_data":"","file_attributes":{},"regions":{"0":{"shape_attributes":{"name":"rect","x":1,"y":2,"width":3,"height":4},"region_attributes":{"class":"cat"}}}},"b.jpg9":{"filename":"b.jpg","size":9,"file_attributes":{},"regions":{}}}"""),
            ("old.csv", """"
                #filename,file_size,file_attributes,region_count,region_id,region_shape_attributes,region_attributes
                a.jpg,12,"{}",1,0,"{""name"":""rect"",""x"":1,""y"":2,""width"":3,""height"":4}","{""class"":""cat""}"
                b.jpg,9,"{}",0,0,"{}","{}"
                """"));
        foreach (string name in (string[])["old.json", "old.csv"])
        {
            (DatasetInfo info, List<DatasetItem> items) = files.Read(name, strict: true);
            Assert.Equal([("a.jpg", 1), ("b.jpg", 0)], items.Select(item => (item.Image.Name, item.Annotations.Count)));
            Assert.Equal((new Box(1, 2, 3, 4), "cat"), (items[0].Annotations[0].Box!.Value, Assert.Single(info.Categories).Name));
        }
    }

    [Fact]
    public void Damage_costs_its_region_and_is_listed()
    {
        using DataFiles files = new(
            ("a.json", """{"a.jpg1":{"filename":"a.jpg","regions":[{"shape_attributes":{"name":"rect","x":1,"y":2,"width":-3,"height":4},"region_attributes":{}},{"region_attributes":{}},{"shape_attributes":{"name":"polygon","all_points_x":[1,2],"all_points_y":[1,2]}},{"shape_attributes":{"name":"point","cx":1,"cy":1}}]},"b":{"regions":[]}}"""),
            ("a.csv", "filename,region_shape_attributes,region_attributes\na.jpg,\"{\"\"name\"\":\"\"point\"\",\"\"cx\"\":1}\",\"{}\"\na.jpg,{oops,{}\na.jpg,\"{\"\"name\"\":\"\"point\"\",\"\"cx\"\":1,\"\"cy\"\":1}\",\"{}\"\n"));
        Assert.Equal(4, files.Problems("a.json").Count);
        Assert.Single(Assert.Single(files.Read("a.json").Items).Annotations);
        Assert.Equal(2, files.Problems("a.csv").Count);
        Assert.Single(Assert.Single(files.Read("a.csv").Items).Annotations);
        Assert.Throws<InputException>(() => files.Read("a.csv", strict: true));
    }
}
