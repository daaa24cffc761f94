namespace GeometryEngine.Formats.Tests;

/// <summary>What the contract of all formats does not ask of folders of label images.</summary>
public sealed class LabelPngTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Labels_without_names_are_their_own_names_and_255_is_void()
    {
        Write("a.png", PngPixelFormat.Gray8, [0, 3, 3, 255, 7, 0]);
        using DatasetReader reader = Open();
        DatasetItem item = Assert.Single(reader);
        Assert.Equal(["3", "7"], reader.Info.Categories.Select(category => category.Name));
        Assert.Equal([2L, 1], item.Annotations.Select(annotation => annotation.Mask!.Area()));
        Assert.Equal((2, 3), (item.Image.Height, item.Image.Width));
    }

    [Fact]
    public void Sixteen_bits_without_names_are_objects()
    {
        Write("a.png", PngPixelFormat.Gray16, [0, 1000, 1000, 24001, 255, 0]);
        using DatasetReader reader = Open();
        DatasetItem item = Assert.Single(reader);
        Assert.Single(reader.Info.Categories);
        Assert.Equal(["255", "1000", "24001"], item.Annotations.Select(annotation => annotation.Id?.ToString()));
    }

    [Fact]
    public void Colours_are_labels_by_the_map_beside_them()
    {
        _scratch.Write("labelmap.txt", "# name:colour:parts:actions\nbackground:0,0,0::\ncar:128,0,0::\nroad:0,128,0::\n");
        Rgb[] colors = [new(0, 0, 0), new(128, 0, 0), new(0, 128, 0)];
        Write("a.png", PngPixelFormat.ColorMap(colors), [0, 2, 2, 1, 2, 0]);
        using DatasetReader reader = Open();
        DatasetItem item = Assert.Single(reader);
        Assert.Equal(["car", "road"], reader.Info.Categories.Select(category => category.Name));
        Assert.Equal([1L, 3], item.Annotations.Select(annotation => annotation.Mask!.Area()));
    }

    [Fact]
    public void A_colour_outside_the_map_is_named_with_its_pixel()
    {
        _scratch.Write("labelmap.txt", "background:0,0,0::\ncar:128,0,0::\n");
        Write("a.png", PngPixelFormat.ColorMap([new(0, 0, 0), new(128, 0, 0), new(1, 2, 3)]), [0, 0, 0, 0, 2, 0]);
        using DatasetReader reader = Open();
        Problem problem = Assert.Single(Assert.Single(reader).Problems);
        Assert.Equal("colour 1,2,3", problem.Found);
        Assert.Equal("pixel 1,1", problem.Place);
    }

    [Fact]
    public void Colours_without_a_map_are_categories_of_their_own_where_the_format_is_named()
    {
        Write("a.png", PngPixelFormat.ColorMap([new(0, 0, 0), new(128, 0, 0), new(0, 0, 255)]), [0, 2, 2, 1, 2, 0]);
        using DatasetReader reader = Open();
        Assert.Equal(["#0000FF", "#800000"], reader.Info.Categories.Select(category => category.Name));
        Assert.Equal([3L, 1], Assert.Single(reader).Annotations.Select(annotation => annotation.Mask!.Area()));
        Assert.Throws<InputException>(() => DatasetFormats.Open([_scratch.Folder])); // might be photographs
    }

    [Theory]
    [InlineData("labelmap.txt", "background:0,0,0::\ncar:128,0,0::\nroad:0,128,0::\n")]
    [InlineData("label_colors.txt", "128 0 0\tcar\n0 0 0\t\tVoid\n0 128 0 road\n")]
    [InlineData("class_dict.csv", "name,r,g,b\ncar,128,0,0\nVoid,0,0,0\n\"road\", 0, 128, 0\n")]
    [InlineData("dataset_meta.json", """{"label_map":{"0":"nothing","1":"car","2":"road"},"segmentation_colors":[[0,0,0],[128,0,0],[0,128,0]],"background_label":"0"}""")]
    [InlineData("config.json", """{"labels":[{"name":"car","color":[128,0,0]},{"name":"void","color":[0,0,0]},{"name":"road","color":[0,128,0],"instances":true}]}""")]
    public void Maps_of_colours_are_of_many_kinds_beside_or_given(string name, string map)
    {
        Write("a.png", PngPixelFormat.ColorMap([new(0, 0, 0), new(128, 0, 0), new(0, 128, 0)]), [0, 2, 2, 1, 2, 0]);
        using var elsewhere = new Scratch();
        string given = elsewhere.Write("any.name", map);
        Check(new ReadOptions { Strict = true, Labels = given, Format = "label-png", KeepExtras = true });
        _scratch.Write(name, map);
        Check(new ReadOptions { Strict = true, KeepExtras = true });

        void Check(ReadOptions options)
        {
            using DatasetReader reader = DatasetFormats.Open([_scratch.Folder], options);
            Assert.Equal(["car", "road"], reader.Info.Categories.Select(category => category.Name));
            Assert.Equal("[0,128,0]", KnownFields.Find(reader.Info.Categories[1].Extras, KnownFields.Color));
            Assert.Equal([(0, 1L), (1, 3L)], Assert.Single(reader).Annotations.Select(annotation => (annotation.Category, annotation.Mask!.Area())).Order());
        }
    }

    [Theory]
    [InlineData("label_colors.txt", "1 2 3 a\n1 2 b\n", "line 2", "'1 2 b'")]
    [InlineData("label_colors.txt", "1 2 3 a\n1 2 300 b\n", "line 2", "'1 2 300 b'")]
    [InlineData("class_dict.csv", "name,r,g,b\na,1,2,3\nb,1,2\n", "line 2", "'b,1,2'")]
    [InlineData("dataset_meta.json", """{"label_map":{"1":"a","x":"b"}}""", "byte 26, label_map.x", "label 'x'")]
    [InlineData("dataset_meta.json", """{"label_map":{"0":"a"},"segmentation_colors":[[0,0,256]]}""", "byte 46, segmentation_colors[0]", "a list with a value that is no byte")]
    public void A_line_of_a_map_that_says_nothing_is_named(string name, string map, string place, string found)
    {
        _scratch.Write(name, map);
        Write("a.png", PngPixelFormat.Gray8, [0, 0, 0, 0, 0, 0]);
        using DatasetReader reader = Open();
        Assert.Equal((place, found), (reader.Problems[0].Place, reader.Problems[0].Found));
        Assert.Throws<InputException>(() => DatasetFormats.Open([_scratch.Folder], new ReadOptions { Strict = true, Format = "label-png" }));
    }

    [Fact]
    public void A_file_of_names_that_is_none_or_missing_is_an_error()
    {
        Write("a.png", PngPixelFormat.Gray8, [0, 0, 0, 0, 0, 0]);
        string empty = _scratch.Write("empty.json", "{}");
        foreach (string labels in (string[])[empty, _scratch.PathOf("missing.txt")])
            Assert.Equal(labels, Assert.Throws<InputException>(() => DatasetFormats.Open([_scratch.Folder], new ReadOptions { Labels = labels, Format = "label-png" })).Problem.File);
    }

    [Fact]
    public void A_first_line_that_is_no_background_is_label_0()
    {
        _scratch.Write("labels.txt", "car\nroad\n");
        Write("a.png", PngPixelFormat.Gray8, [0, 1, 1, 255, 1, 0]);
        using DatasetReader reader = Open();
        Assert.Equal([2L, 3], Assert.Single(reader).Annotations.Select(annotation => annotation.Mask!.Area()));
    }

    [Fact]
    public void Photographs_beside_a_folder_of_masks_are_none()
    {
        _scratch.Write("images/a.png", [1, 2, 3]);
        Write("masks/val/a.png", PngPixelFormat.Gray8, [0, 3, 3, 0, 7, 0]);
        using DatasetReader reader = DatasetFormats.Open([_scratch.Folder], new ReadOptions { Strict = true });
        Assert.Equal(("masks/val/a.png", "val"), (reader.GetImage(0).FileName, reader.GetImage(0).Subset));
        Assert.Equal(1, reader.Count);
    }

    [Theory]
    [InlineData("semseg_png/camvid_dataset", "testannot/0001TP_008550.png", 5, "Animal=2,Road=1,Sky=2")]
    [InlineData("semseg_png/camvid_dataset", "testannot/0001TP_008580.png", 5, "Archway=2,Bridge=1,Tree=2")]
    [InlineData("semseg_png/camvid_dataset", "trainannot/0001TP_006690.png", 5, "Bicyclist=4,Road=1")]
    [InlineData("semseg_png/camvid_dataset", "valannot/0016E5_07959.png", 5, "Animal=3,Child=2")]
    [InlineData("semseg_png/common_semantic_segmentation_dataset/non_standard_dataset", "masks/gt_0001.png", 2, "Bicyclist=4,Road=1")]
    [InlineData("semseg_png/common_semantic_segmentation_dataset/non_standard_dataset", "masks/gt_0002.png", 2, "Animal=2,Road=1,SignSymbol=2")]
    public void Colours_of_samples_are_counted_as_expected(string folder, string mask, int images, string names)
    {
        var sample = Sample.Read(folder, expected: $"{folder}/{mask}");
        Assert.Empty(sample.Problems);
        Assert.Equal(Math.Min(images, 4), sample.Items.Count);
        DatasetItem item = sample.Items.Single(item => item.Image.FileName == mask);
        IEnumerable<(string Name, int Area)> found = item.Annotations.Select(annotation => (sample.Info.Categories[annotation.Category].Name, (int)annotation.Mask!.Area()));
        Assert.Equal(names, string.Join(',', found.OrderBy(pair => pair.Name, StringComparer.Ordinal).Select(pair => $"{pair.Name}={pair.Area}")));
        Assert.Equal(sample.Names("id_counts").Values.Order(), found.Select(pair => pair.Area).Order());
    }

    [Fact]
    public void A_mask_may_come_alone()
    {
        var sample = Sample.Read("bdd100k/label__testcases__semseg_mask.png");
        Annotation annotation = Assert.Single(sample.Annotations);
        Assert.Equal("13", sample.Info.Categories[annotation.Category].Name);
        Assert.Equal(sample.Count("value_counts", "13"), annotation.Mask!.Area());
    }

    private DatasetReader Open() => DatasetFormats.Open([_scratch.Folder], new ReadOptions { Format = "label-png" });

    // Two rows of three pixels.
    private void Write(string name, PngPixelFormat format, int[] labels)
    {
        using var file = new MemoryStream();
        new PngEncoder().Encode(LabelRuns.Encode<int>(labels, 2, 3), format, file);
        _scratch.Write(name, file.ToArray());
    }
}
