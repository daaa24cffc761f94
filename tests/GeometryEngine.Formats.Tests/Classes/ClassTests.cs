using GeometryEngine.TestSupport;

namespace GeometryEngine.Formats.Tests.Classes;

/// <summary>Folders and lists of classes.</summary>
public class ClassTests
{
    [Fact]
    public void Folders_are_classes()
    {
        using var scratch = new Scratch();
        byte[] gif = Convert.FromBase64String("R0lGODdhBwAFAIEAAAoUHgAAAAAAAAAAACwAAAAABwAFAAAIDAABCBxIsKDBgwcDAgA7");
        foreach (string file in (string[])["train/cat/1.gif", "train/dog/1.gif", "val/cat/sub/2.gif"]) scratch.Write(file, gif);
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
        scratch.Write("images/1.gif", Convert.FromBase64String("R0lGODdhBwAFAIEAAAoUHgAAAAAAAAAAACwAAAAABwAFAAAIDAABCBxIsKDBgwcDAgA7"));
        scratch.Write("instances.json", """{"images":[{"id":1,"file_name":"1.gif"}],"annotations":[],"categories":[{"id":1,"name":"cat"}]}""");
        (DatasetInfo info, List<DatasetItem> items) = Contracts.RoundTrip.Read(scratch.Folder, new ReadOptions { Strict = true });
        Assert.Equal("cat", Assert.Single(info.Categories).Name);
        Assert.Equal("1.gif", Assert.Single(items).Image.FileName);
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
}
