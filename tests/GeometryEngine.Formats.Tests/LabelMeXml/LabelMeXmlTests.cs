namespace GeometryEngine.Formats.Tests;

public class LabelMeXmlTests
{
    [Fact]
    public void Polygons_boxes_and_masks_come_with_who_drew_them()
    {
        var sample = Sample.Read("labelme/labelme_dataset", expected: "labelme/labelme_dataset/Annotations/subset1/img1.xml");
        DatasetItem item = Assert.Single(sample.Items);
        Assert.Equal(("img1.png", 77, 102), (item.Image.FileName, item.Image.Height, item.Image.Width));
        Assert.Equal(sample.Count("objects"), item.Annotations.Count);
        Assert.Equal(["admin", "brussell", "anonymous"], sample.Info.Annotators.Take(3));
        Assert.Equal(4, item.Annotations.Count(annotation => annotation.Polygon is not null));
        Assert.Equal(new Box(13, 19, 10, 11), item.Annotations[4].Box);
        Assert.Equal(new Box(58, 66, 4, 2), item.Annotations[1].Box);
        Assert.Equal("gfd lkj lkj hi", KnownFields.Text(item.Annotations[6].Extras, KnownFields.Description));
        Assert.True(KnownFields.Flag(item.Annotations[2].Extras, KnownFields.Occluded));
    }

    [Fact]
    public void What_is_deleted_or_has_no_outline_is_left_out()
    {
        using var scratch = new Scratch();
        string file = scratch.Write("a.xml", """
            <annotation><filename>a.jpg</filename><object><name>x</name><deleted>1</deleted><polygon><pt><x>1</x><y>1</y></pt></polygon></object>
            <object><name>y</name><deleted>0</deleted><polygon><username>u</username><pt><x>1</x><y>1</y></pt><pt><x>1</x><y>3</y></pt></polygon></object>
            <imagesize><nrows>9</nrows><ncols>8</ncols></imagesize></annotation>
            """);
        using DatasetReader reader = DatasetFormats.Open([file]);
        DatasetItem item = Assert.Single(reader);
        Assert.Empty(item.Annotations);
        Assert.Equal("2 points", Assert.Single(item.Problems).Found);
    }

    [Fact]
    public void Masks_may_be_colours_and_lie_beside()
    {
        using var scratch = new Scratch();
        scratch.Write("a.xml", """
            <annotation><filename>a.jpg</filename><object><name>x</name><segm><username>u</username><mask>m.png</mask></segm></object>
            <imagesize><nrows>2</nrows><ncols>2</ncols></imagesize></annotation>
            """);
        scratch.Write("Masks/m.png", SlowPngWriter.Encode([0xFF000000, 0xFF0000FF, 0x00FFFFFF, 0xFFFFFFFF], 2, 2, 8, _ => 0, PngColor.Rgba));
        (_, List<DatasetItem> items) = Contracts.RoundTrip.Read(scratch.Folder, new ReadOptions { Strict = true });
        Assert.Equal([2u, 2u], Assert.Single(Assert.Single(items).Annotations).Mask!.Counts.ToArray());
    }
}
