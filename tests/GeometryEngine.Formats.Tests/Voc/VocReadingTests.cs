using GeometryEngine.TestSupport;

namespace GeometryEngine.Formats.Tests;

public class VocReadingTests
{
    [Fact]
    public void Masks_need_no_xml_and_colours_stand_for_values()
    {
        // As CVAT exports segmentation masks: classes in colours of the list, objects in those of the challenge or any.
        const uint red = 0x0000FA, green = 0x00FA00, border = 0xC0E0E0, first = 0x000080, other = 0x123456;
        using var scratch = new Scratch();
        scratch.Write("labelmap.txt", "# label:color_rgb:parts:actions\nbackground:0,0,0::\ncat:250,0,0::\ndog:0,250,0::\n");
        scratch.Write("ImageSets/Segmentation/default.txt", "a\nb\n");
        scratch.Write("JPEGImages/a.png", SlowPngWriter.Encode(new uint[6], 2, 3, 8, _ => 0));
        scratch.Write("SegmentationClass/a.png", SlowPngWriter.Encode([red, red, border, 0, green, green], 2, 3, 8, _ => 0, PngColor.Rgb));
        scratch.Write("SegmentationObject/a.png", SlowPngWriter.Encode([first, first, border, 0, other, other], 2, 3, 8, _ => 0, PngColor.Rgb));
        scratch.Write("SegmentationClass/b.png", SlowPngWriter.Encode([0, 2, 2, 0, 0, 255], 2, 3, 8, _ => 0));
        (DatasetInfo info, List<DatasetItem> items) = Contracts.RoundTrip.Read(scratch.Folder, new ReadOptions { Strict = true });
        Assert.Equal(["cat", "dog"], info.Categories.Select(category => category.Name));
        Assert.Equal([("a.png", "default", 2, 3), ("b.jpg", "default", 2, 3)], items.Select(item => (item.Image.Name, item.Image.Subset!, item.Image.Height, item.Image.Width)));
        Assert.Equal([(0, 2L), (1, 2L)], items[0].Annotations.Select(annotation => (annotation.Category, annotation.Mask!.Area())));
        Assert.Equal([(1, 2L)], items[1].Annotations.Select(annotation => (annotation.Category, annotation.Mask!.Area())));
        scratch.Write("SegmentationClass/b.png", SlowPngWriter.Encode([other, 0, 0, 0, 0, 0], 2, 3, 8, _ => 0, PngColor.Rgb));
        Assert.Contains("colour 86, 52, 18", Assert.Throws<InputException>(() => Contracts.RoundTrip.Read(scratch.Folder, new ReadOptions { Strict = true })).Message);
    }

    [Fact]
    public void The_border_around_objects_comes_back_and_is_named_where_it_cannot()
    {
        uint[] classes = [15, 15, 255, 0, 255, 8], objects = [1, 1, 255, 0, 255, 2];
        using var scratch = new Scratch();
        foreach ((string folder, uint[] labels) in (ReadOnlySpan<(string, uint[])>)[("SegmentationClass", classes), ("SegmentationObject", objects)])
            scratch.Write($"set/{folder}/a.png", SlowPngWriter.Encode(labels, 2, 3, 8, _ => 0));
        (DatasetInfo info, List<DatasetItem> items) = Contracts.RoundTrip.Read(scratch.PathOf("set"), new ReadOptions { Strict = true, KeepExtras = true });
        Assert.Equal(["person", "cat"], items[0].Annotations.Select(annotation => info.Categories[annotation.Category].Name));
        Assert.Equal("""{"size":[2,3],"counts":"312"}""".Length, Assert.Single(items[0].Image.Extras).Json.Length);
        Assert.Equal(Rle.Encode([0, 0, 1, 0, 1, 0], 2, 3, PixelOrder.RowMajor), VoidRegion.Of(items[0].Image, new LossLog()));
        foreach (string name in (string[])["voc", "coco", "ndjson", "parquet", "label-png"])
        {
            Assert.DoesNotContain(Contracts.RoundTrip.Write(DatasetFormats.Find(name)!, scratch.PathOf(name), info, items), loss => loss.Feature == Features.VoidRegions);
            (DatasetInfo info, List<DatasetItem> items) back = Contracts.RoundTrip.Read(scratch.PathOf(name), new ReadOptions { Strict = true, KeepExtras = true });
            Contracts.RoundTrip.Write(DatasetFormats.Find("voc")!, scratch.PathOf($"{name}-voc"), back.info, back.items);
            string file = Assert.Single(Directory.GetFiles(scratch.PathOf($"{name}-voc/SegmentationObject"), "*.png"));
            Assert.Equal(objects, PngReader.ReadLabels(File.ReadAllBytes(file), "").Labels.ToArray().Select(label => (uint)label));
        }
        foreach (string name in (string[])["kaggle-rle", "cvat", "yolo-segment"])
            Assert.Equal("a.jpg", Assert.Single(Contracts.RoundTrip.Write(DatasetFormats.Find(name)!, scratch.PathOf(name), info, items).Single(loss => loss.Feature == Features.VoidRegions).Ids));
        Assert.False(new Loss(Features.VoidRegions, 1, []).IsBookkeeping);
    }

    [Fact]
    public void The_border_of_a_real_image_comes_back()
    {
        using var scratch = new Scratch();
        string sample = Repository.SharedSample("voc", "labelme_voc");
        (DatasetInfo info, List<DatasetItem> items) = Contracts.RoundTrip.Read(sample, new ReadOptions { KeepExtras = true });
        Contracts.RoundTrip.Write(DatasetFormats.Find("voc")!, scratch.PathOf("set"), info, items);
        ushort[] Labels(string folder) => PngReader.ReadLabels(File.ReadAllBytes(Path.Combine(folder, "SegmentationClass", "2011_000003.png")), "").Labels.ToArray();
        Assert.Equal(9460, Labels(sample).Count(label => label == 255));
        Assert.Equal(Labels(sample), Labels(scratch.PathOf("set")));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("{\"size\":[2,3],\"counts\":\"~\"}")]
    [InlineData("{\"size\":[3,3],\"counts\":\"9\"}")]
    [InlineData("{\"size\":[2,-3],\"counts\":\"6\"}")]
    [InlineData("{\"size\":[2,3],\"counts\":\"06\"}")]
    public void A_border_that_cannot_be_drawn_is_named(string field)
    {
        using var scratch = new Scratch();
        var info = new DatasetInfo { Annotators = ["a"], Categories = [new Category { Id = new SourceId(1), Name = "cat" }] };
        var image = new ImageInfo { Id = new SourceId(1), FileName = "a.jpg", Height = 2, Width = 3, Extras = [new ExtraField(KnownFields.VoidRegion, field)] };
        var item = new DatasetItem { Image = image, Annotators = [0], Annotations = [new Annotation { Mask = Rle.FromCounts(2, 3, [1, 2, 3]) }] };
        foreach (string name in (string[])["voc", "label-png"])
            Assert.Equal(1, Contracts.RoundTrip.Write(DatasetFormats.Find(name)!, scratch.PathOf(name), info, [item]).Single(loss => loss.Feature == Features.VoidRegions).Count);
    }

    [Fact]
    public void Lists_of_a_class_do_not_name_a_part_of_the_set()
    {
        using var scratch = new Scratch();
        foreach (string name in (string[])["one", "two words", "three"]) scratch.Write($"Annotations/{name}.xml", $"<annotation><filename>{name}.jpg</filename><size><width>4</width><height>3</height></size></annotation>");
        scratch.Write("ImageSets/Main/val.txt", "one\r\ntwo words\n");
        scratch.Write("ImageSets/Main/trainval.txt", "one\nthree\n");
        scratch.Write("ImageSets/Main/cat_train.txt", "three  1\none -1\n");
        using DatasetReader reader = DatasetFormats.Open([scratch.Folder]);
        Assert.Equal([("one.jpg", "val"), ("three.jpg", null), ("two words.jpg", "val")], reader.Select(item => (item.Image.FileName!, item.Image.Subset)));
    }

    [Fact]
    public void Rotated_boxes_of_DIOR_R_have_four_corners()
    {
        using var scratch = new Scratch();
        string file = scratch.Write("a.xml", """
            <annotation><filename>a.jpg</filename><size><width>80</width><height>80</height><depth>3</depth></size><object><name>ship</name><robndbox>
            <x_left_top>10</x_left_top><y_left_top>0</y_left_top><x_right_top>20</x_right_top><y_right_top>10</y_right_top>
            <x_right_bottom>10</x_right_bottom><y_right_bottom>20</y_right_bottom><x_left_bottom>0</x_left_bottom><y_left_bottom>10</y_left_bottom>
            </robndbox></object></annotation>
            """);
        using DatasetReader reader = DatasetFormats.Open([file], new ReadOptions { Strict = true });
        RotatedBox box = Assert.Single(Assert.Single(reader).Annotations).RotatedBox!.Value;
        Assert.Equal((10, 10, 45), (box.CenterX, box.CenterY, box.Angle));
        Assert.Equal(200, box.Area, 1e-9);
    }

    [Fact]
    public void Masks_are_palette_images_with_the_colours_of_the_challenge()
    {
        Assert.Equal([new Rgb(0, 0, 0), new Rgb(128, 0, 0), new Rgb(0, 128, 0), new Rgb(128, 128, 0), new Rgb(64, 0, 0), new Rgb(224, 224, 192)], ((int[])[0, 1, 2, 3, 8, 255]).Select(LabelColors.Voc));
        using var scratch = new Scratch();
        var info = new DatasetInfo { Annotators = ["a"], Categories = [new Category { Id = new SourceId(1), Name = "a:b" }, new Category { Id = new SourceId(2), Name = "cat" }] };
        Rle large = Rle.Encode([1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0], 3, 4, PixelOrder.RowMajor), hidden = Rle.Encode([1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 3, 4, PixelOrder.RowMajor);
        using (DatasetWriter writer = DatasetFormats.Find("voc")!.Create(scratch.PathOf("out"), info))
        {
            writer.Write(new DatasetItem
            {
                Image = new ImageInfo { Id = new SourceId("a"), FileName = "a.jpg", Height = 3, Width = 4 },
                Annotators = [0],
                Annotations = [new Annotation { Mask = hidden }, new Annotation { Category = 1, Mask = large }, new Annotation { Box = new Box(0, 0, 1, 1) }],
            });
            writer.Complete();
            Assert.Equal((1, 1), (writer.Losses.Single(loss => loss.Feature == Features.Overlaps).Count, writer.Losses.Count(loss => loss.Feature == Features.Overlaps)));
        }
        Assert.Equal([1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0], PngReader.ReadLabels(File.ReadAllBytes(scratch.PathOf("out/SegmentationObject/a.png")), "").Labels.ToArray().Select(label => (int)label));
        Assert.Equal(2, PngReader.ReadLabels(File.ReadAllBytes(scratch.PathOf("out/SegmentationClass/a.png")), "").Labels[0]);
        using DatasetReader reader = DatasetFormats.Open([scratch.PathOf("out")], new ReadOptions { Strict = true });
        Assert.Equal(["a:b", "cat"], reader.Info.Categories.Select(category => category.Name));
        Assert.Equal([(large, 1), (null, 0)], Assert.Single(reader).Annotations.Select(annotation => (annotation.Mask, annotation.Category)));
    }

    [Fact]
    public void Names_that_would_leave_the_folder_or_meet_are_changed_for_files_and_kept_inside()
    {
        using var scratch = new Scratch();
        string[] names = ["../../up.png", "/etc/passwd.png", "C:\\x.png", "a.png", "a.jpg", "A.gif", "con.png"];
        var info = new DatasetInfo { Annotators = ["a"] };
        using (DatasetWriter writer = DatasetFormats.Find("voc")!.Create(scratch.PathOf("out"), info))
        {
            foreach (string name in names) writer.Write(new DatasetItem { Image = new ImageInfo { Id = new SourceId(name), FileName = name }, Annotators = [0], Annotations = [] });
            writer.Complete();
        }
        Assert.Equal(["out"], Directory.GetFileSystemEntries(scratch.Folder).Select(path => Path.GetFileName(path)));
        using DatasetReader reader = DatasetFormats.Open([scratch.PathOf("out")]);
        Assert.Equal(names.Order(StringComparer.Ordinal), reader.Select(item => item.Image.FileName!).Order(StringComparer.Ordinal));
    }
}
