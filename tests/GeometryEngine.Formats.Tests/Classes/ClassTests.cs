using GeometryEngine.TestSupport;

namespace GeometryEngine.Formats.Tests.Classes;

/// <summary>Folders and lists of classes.</summary>
public class ClassTests
{
    private static readonly byte[] Gif = Convert.FromBase64String("R0lGODdhBwAFAIEAAAoUHgAAAAAAAAAAACwAAAAABwAFAAAIDAABCBxIsKDBgwcDAgA7"); // 7 x 5

    [Fact]
    public void Folders_are_classes()
    {
        using var scratch = new Scratch();
        foreach (string file in (string[])["train/cat/1.gif", "train/dog/1.gif", "val/cat/sub/2.gif"]) scratch.Write(file, Gif);
        (DatasetInfo info, List<DatasetItem> items) = Contracts.RoundTrip.Read(scratch.Folder, new ReadOptions { Strict = true });
        Assert.Equal(["cat", "dog"], info.Categories.Select(category => category.Name));
        Assert.Equal([("train/cat/1.gif", "train", 0, 5), ("train/dog/1.gif", "train", 1, 5), ("val/cat/sub/2.gif", "val", 0, 5)],
            items.Select(item => (item.Image.FileName!, item.Image.Subset!, item.Annotations[0].Category, item.Image.Height)));
    }

    [Fact]
    public void A_folder_of_images_alone_is_no_class()
    {
        using var scratch = new Scratch();
        scratch.Write("images/1.gif", Convert.FromBase64String("R0lGODdhBwAFAIEAAAoUHg=="));
        Assert.Contains("a folder of no known format", Assert.Throws<InputException>(() => Contracts.RoundTrip.Read(scratch.Folder, new ReadOptions())).Message);
        scratch.Write("cats/1.gif", Convert.FromBase64String("R0lGODdhBwAFAIEAAAoUHg=="));
        Assert.Equal(["cats", "images"], Contracts.RoundTrip.Read(scratch.Folder, new ReadOptions()).Info.Categories.Select(category => category.Name));
    }

    [Fact]
    public void Grey_photographs_in_folders_are_of_classes_and_masks_are_masks()
    {
        using var scratch = new Scratch();
        uint[] photograph = [.. Enumerable.Range(0, 28 * 28).Select(i => (uint)(i * i % 251))], mask = [.. Enumerable.Range(0, 28 * 28).Select(i => (uint)(i / 100))];
        foreach (string file in (string[])["train/0/1.png", "train/7/2.png"]) scratch.Write(file, SlowPngWriter.Encode(photograph, 28, 28, 8, _ => 0));
        (DatasetInfo info, List<DatasetItem> items) = Contracts.RoundTrip.Read(scratch.Folder, new ReadOptions { Strict = true });
        Assert.Equal(["0", "7"], info.Categories.Select(category => category.Name));
        Assert.All(items, item => Assert.False(Assert.Single(item.Annotations).IsObject));
        foreach (string file in (string[])["train/0/1.png", "train/7/2.png"]) scratch.Write(file, SlowPngWriter.Encode(mask, 28, 28, 8, _ => 0));
        Assert.All(Contracts.RoundTrip.Read(scratch.Folder, new ReadOptions { Strict = true }).Items, item => Assert.Equal(7, item.Annotations.Count));
    }

    [Fact]
    public void Folders_of_images_beside_a_file_of_annotations_are_no_classes()
    {
        using var scratch = new Scratch();
        scratch.Write("images/1.gif", Gif);
        scratch.Write("instances.json", """{"images":[{"id":1,"file_name":"1.gif"}],"annotations":[],"categories":[{"id":1,"name":"cat"}]}""");
        (DatasetInfo info, List<DatasetItem> items) = Contracts.RoundTrip.Read(scratch.Folder, new ReadOptions { Strict = true });
        Assert.Equal("cat", Assert.Single(info.Categories).Name);
        Assert.Equal("1.gif", Assert.Single(items).Image.FileName);
    }

    [Fact]
    public void Folders_are_written_with_the_image_files()
    {
        using var scratch = new Scratch();
        scratch.Write("set/labels.csv", "filename,class\na.gif,cat\nsub/b.gif,dog\nc.png,cat\nsub/b.gif,cat\nc.png,cat\n");
        scratch.Write("set/images/a.gif", Gif);
        scratch.Write("set/images/sub/b.gif", Gif);
        scratch.Write("set/c.jpg", Gif); // of another name, but the only one
        Dictionary<Features, long> losses = WriteFolders(scratch, "set", []);
        Assert.Equal(["cat/a.gif", "cat/c.jpg", "dog/sub/b.gif"], FilesIn(scratch, "out"));
        Assert.Equal(Gif, File.ReadAllBytes(scratch.PathOf("out/dog/sub/b.gif")));
        Assert.Equal((1, 1), (losses[Features.Overlaps], losses[Features.Instances])); // b's second label, and the first again
        Assert.False(losses.ContainsKey(Features.FileNames));
    }

    [Fact]
    public void Folders_come_back_as_they_were()
    {
        using var scratch = new Scratch();
        string[] files = ["cat/3.gif", "test/4.gif", "train/cat/1.gif", "train/dog/1.gif", "val/cat/sub/2.gif"];
        foreach (string file in files) scratch.Write($"set/{file}", Gif);
        Assert.DoesNotContain(WriteFolders(scratch, "set", []).Keys, feature => (feature & Features.Bookkeeping) == 0);
        Assert.Equal(files, FilesIn(scratch, "out"));
    }

    [Fact]
    public void Names_of_classes_and_images_stay_inside_the_folder()
    {
        using var scratch = new Scratch();
        scratch.Write("set/labels.csv", "filename,class\n../../a.gif,../up\n/b.gif,..\nC:\\c.gif,a/b\nx/d.gif,val\ny/d.gif,val\nx_d.gif,val\ny/../d.gif,a_b\n");
        foreach (string file in (string[])["a.gif", "b.gif", "c.gif", "x/d.gif", "y/d.gif", "x_d.gif"]) scratch.Write($"set/{file}", Gif);
        scratch.Write("a.gif", "outside");
        var problems = new List<Problem>();
        Dictionary<Features, long> losses = WriteFolders(scratch, "set", problems);
        Assert.Equal([".._up/a.gif", "_/b.gif", "a_b-2/y/d.gif", "a_b/c.gif", "val/x_d-2.gif", "val/x_d.gif", "val/y_d.gif"], FilesIn(scratch, "out"));
        Assert.Empty(problems);
        Assert.Equal(11, losses[Features.FileNames]); // four classes, and all images
        Assert.All(Contracts.RoundTrip.Read(scratch.PathOf("out"), new ReadOptions { Strict = true }).Items, item => Assert.Null(item.Image.Subset)); // val is a class
    }

    [Fact]
    public void An_image_without_a_file_loses_its_label()
    {
        using var scratch = new Scratch();
        string source = scratch.Write("set/labels.csv", "filename,class\na.gif,cat\nb.gif,dog\nc.txt,dog\n");
        scratch.Write("set/a.gif", Gif);
        scratch.Write("set/c.txt", "no image");
        scratch.Write("b.gif", Gif); // not beside it
        var problems = new List<Problem>();
        Assert.Equal(2, WriteFolders(scratch, "set/labels.csv", problems)[Features.ImageLabels]);
        Assert.Equal([$"{source}: image b.gif: found no image file of this name; allowed: one in the folder of the annotations, or in images/ there",
            $"{source}: image c.txt: found no image file of this name; allowed: one in the folder of the annotations, or in images/ there"], problems.Select(problem => problem.ToString()));
        Assert.Equal(["cat/a.gif"], FilesIn(scratch, "out"));
        File.Delete(scratch.PathOf("set/a.gif"));
        Directory.Delete(scratch.PathOf("out"), recursive: true);
        Assert.Contains("found no image file of 3 images", Assert.Throws<InputException>(() => WriteFolders(scratch, "set/labels.csv", problems)).Message);
        Assert.False(Path.Exists(scratch.PathOf("out")));
    }

    [Fact]
    public void What_folders_of_classes_cannot_hold_is_counted()
    {
        using var scratch = new Scratch();
        scratch.Write("set/a.json", """
            {"images":[{"id":1,"file_name":"a.gif","height":5,"width":7},{"id":2,"file_name":"b.gif","height":50,"width":70},{"id":3,"file_name":"c.gif"}],
            "annotations":[{"id":1,"image_id":1,"category_id":1,"bbox":[1,1,2,2]},{"id":2,"image_id":1,"category_id":1},{"id":3,"image_id":2,"category_id":1}],
            "categories":[{"id":1,"name":"cat"}]}
            """);
        foreach (string file in (string[])["a.gif", "b.gif"]) scratch.Write($"set/{file}", Gif);
        Dictionary<Features, long> losses = WriteFolders(scratch, "set/a.json", []);
        Assert.Equal(["cat/a.gif", "cat/b.gif"], FilesIn(scratch, "out"));
        Assert.Equal((1, 1, 1), (losses[Features.Boxes], losses[Features.EmptyImages], losses[Features.ImageSizes])); // b is of another size than the file says
    }

    [Fact]
    public void Lists_name_the_number_of_a_class()
    {
        using DataFiles files = new(("synsets.txt", "cat\ndog\n"), ("train.txt", "a b.jpg 1\nc.jpg 0\nd.jpg 7\nno image\n"));
        (DatasetInfo info, List<DatasetItem> items) = files.Read();
        Assert.Equal([("a b.jpg", "dog"), ("c.jpg", "cat")], items.Where(item => item.Annotations.Count > 0).Select(item => (item.Image.FileName!, info.Categories[item.Annotations[0].Category].Name)));
        Assert.Equal(["line 4", "line 3"], files.Problems().Select(problem => problem.Place).OrderDescending());
    }

    [Theory, InlineData("imagenet/imagenet_txt_dataset/basic", 4, 10), InlineData("imagenet/mmpretrain", 3, 2)]
    public void Samples_of_lists_are_read(string folder, int images, int classes)
    {
        string path = Repository.SharedSample(folder.Split('/'));
        using DatasetReader reader = DatasetFormats.Open([path], new ReadOptions { Strict = true, Format = "class-list" });
        Assert.Equal((images, classes), (reader.Count, reader.Info.Categories.Count));
        Assert.All(reader, item => Assert.Single(item.Annotations));
    }

    private static Dictionary<Features, long> WriteFolders(Scratch scratch, string source, List<Problem> problems)
    {
        using DatasetReader reader = DatasetFormats.Open([scratch.PathOf(source)]);
        using DatasetWriter writer = DatasetFormats.Find("class-folders")!.Create(scratch.PathOf("out"), reader.Info);
        writer.OpenImage = image => reader.OpenImage(image, problems);
        foreach (DatasetItem item in reader) writer.Write(item);
        writer.Complete();
        return writer.Losses.ToDictionary(loss => loss.Feature, loss => loss.Count);
    }

    private static string[] FilesIn(Scratch scratch, string folder) =>
        [.. Directory.EnumerateFiles(scratch.PathOf(folder), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(scratch.PathOf(folder), file)).Order(StringComparer.Ordinal)];
}
