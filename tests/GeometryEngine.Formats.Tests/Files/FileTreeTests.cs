using System.IO.Compression;
using System.Text;

namespace GeometryEngine.Formats.Tests.Files;

public class FileTreeTests
{
    private const string Coco = """{"images":[{"id":1,"file_name":"a.png"}],"annotations":[{"id":1,"image_id":1,"category_id":1,"bbox":[1,2,3,4]}],"categories":[{"id":1,"name":"cat"}]}""";

    [Fact]
    public void A_folder_and_an_archive_of_the_same_files_are_the_same()
    {
        using var scratch = new Scratch();
        (string Name, string Text)[] files = [("a.txt", "1"), ("sub/b.txt", "22"), ("sub/deep/empty", "")];
        foreach ((string name, string text) in files) scratch.Write($"folder/{name}", text);
        string zip = Zip(scratch, files);
        foreach (string path in (string[])[scratch.PathOf("folder"), zip])
        {
            using FileTree tree = FileTree.Open(path, ReadOptions.Default);
            Assert.Equal(["a.txt", "sub/b.txt", "sub/deep/empty"], tree.Files);
            Assert.Equal(["sub/b.txt", "sub/deep/empty"], tree.FilesUnder("sub"));
            Assert.Equal("22"u8.ToArray(), tree.Read("sub/b.txt", 2));
            Assert.Empty(tree.Read("sub/deep/empty", 0));
            Assert.Equal((true, false, false), (tree.Contains("a.txt"), tree.Contains("b.txt"), tree.Contains("sub")));
            Assert.Contains("at most 1", Assert.Throws<InputException>(() => tree.Read("sub/b.txt", 1)).Message);
            Assert.Contains("no such file", Assert.Throws<InputException>(() => tree.Open("c.txt")).Message);
        }
    }

    // Files in such a folder would be lost without a word.
    [Fact]
    public void A_folder_that_may_not_be_read_is_an_error()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess || OperatingSystem.IsWindows(), "this user may read every folder: run as another one to see the refusal");
        using var scratch = new Scratch();
        scratch.Write("folder/a.txt", "1");
        scratch.Write("folder/closed/b.txt", "2");
        string closed = scratch.PathOf("folder/closed");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(closed, UnixFileMode.None);
        try
        {
            using FileTree tree = FileTree.Open(scratch.PathOf("folder"), ReadOptions.Default);
            Assert.Contains(closed, Assert.Throws<InputException>(() => tree.Files).Message);
        }
        finally
        {
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Theory]
    [InlineData("x/y.yaml", "images/a.png", "x/images/a.png")]
    [InlineData("x/y.yaml", "../a.png", "a.png")]
    [InlineData("x/y.yaml", "./a//b\\c.png", "x/a/b/c.png")]
    [InlineData("", "a", "a")]
    [InlineData("x/y.yaml", "../../a.png", null)]
    [InlineData("x/y.yaml", "/etc/passwd", null)]
    [InlineData("x/y.yaml", "C:\\a", null)]
    public void A_path_in_a_file_stays_in_the_tree(string from, string written, string? name) => Assert.Equal(name, FileTree.Resolve(from, written));

    [Fact]
    public void Names_that_reach_out_of_an_archive_are_listed_and_left_out()
    {
        using var scratch = new Scratch();
        string zip = Zip(scratch, ("../evil.json", Coco), ("/abs.json", Coco), ("C:/drive.json", Coco), ("ok/../../up.json", Coco), ("in\\side.json", Coco));
        using (FileTree tree = FileTree.Open(zip, ReadOptions.Default))
        {
            Assert.Equal(["in/side.json"], tree.Files);
            Assert.Equal(4, tree.Problems.Count);
        }
        Assert.Throws<InputException>(() => FileTree.Open(zip, new ReadOptions { Strict = true }));
        using var folder = new FolderTree(scratch.Folder);
        Assert.Throws<InputException>(() => folder.Open("../x"));
        Assert.False(folder.Contains("../x"));
    }

    [Fact]
    public void What_unpacks_to_far_more_than_it_is_is_refused()
    {
        using var scratch = new Scratch();
        string path = scratch.PathOf("bomb.zip");
        using (ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using Stream entry = zip.CreateEntry("zeros.json").Open();
            for (int i = 0; i < 80; i++) entry.Write(new byte[1 << 20]);
        }
        using FileTree tree = FileTree.Open(path, ReadOptions.Default);
        Assert.Contains("times as many", Assert.Throws<InputException>(() => tree.Open("zeros.json")).Message);
        using FileTree small = FileTree.Open(path, new ReadOptions { MaxUnpackedBytes = 1000 });
        Assert.Contains("at most 1000", Assert.Throws<InputException>(() => small.Open("zeros.json")).Message);
        Assert.Throws<InputException>(() => FileTree.Open(path, new ReadOptions { MaxFiles = 0 }));
    }

    [Fact]
    public void A_large_file_of_an_archive_is_unpacked_on_the_disk_and_leaves_nothing()
    {
        using var scratch = new Scratch();
        string path = scratch.PathOf("large.zip");
        var random = new Random(1);
        byte[] chunk = new byte[1 << 20];
        using (ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using Stream entry = zip.CreateEntry("noise", CompressionLevel.NoCompression).Open();
            for (int i = 0; i < 65; i++)
            {
                random.NextBytes(chunk);
                entry.Write(chunk);
            }
        }
        using FileTree tree = FileTree.Open(path, ReadOptions.Default);
        using InputFile file = tree.Open("noise");
        Assert.Equal(65 << 20, file.Length);
        byte[] end = new byte[1 << 20];
        file.ReadExactly(end, 64 << 20);
        Assert.Equal(chunk, end);
    }

    [Fact]
    public void Damaged_archives_are_errors()
    {
        using var scratch = new Scratch();
        byte[] whole = File.ReadAllBytes(Zip(scratch, ("set.json", Coco), ("sub/b.txt", "22")));
        var random = new Random(3);
        for (int i = 0; i < 300; i++)
        {
            byte[] damaged = i < 100 ? whole[..random.Next(4, whole.Length)] : [.. whole];
            if (i >= 100) damaged[random.Next(4, damaged.Length)] ^= (byte)(1 << random.Next(8));
            string path = scratch.Write("damaged.zip", damaged);
            try
            {
                using DatasetReader reader = DatasetFormats.Open([path]);
                Assert.InRange(reader.ToList().Count, 0, 2);
            }
            catch (InputException) { }
        }
    }

    [Fact]
    public void The_files_of_one_format_in_an_archive_are_one_data_set_of_one_annotator()
    {
        using var scratch = new Scratch();
        string zip = Zip(scratch, ("train/_annotations.coco.json", Coco), ("valid/_annotations.coco.json", Coco.Replace("a.png", "b.png", StringComparison.Ordinal)), ("README.txt", "hello"));
        using DatasetReader reader = DatasetFormats.Open([zip, new SourceSpec(zip, "Ben")]);
        Assert.Equal(["set", "Ben"], reader.Info.Annotators);
        Assert.Equal(["a.png", "b.png"], reader.Select(item => item.Image.Name));
        Assert.All(reader, item => Assert.Equal(2, item.Annotations.Count));
    }

    [Fact]
    public void A_folder_of_nothing_known_is_named_as_such()
    {
        using var scratch = new Scratch();
        scratch.Write("folder/a.txt", "hello");
        Assert.Contains("a folder of no known format", Assert.Throws<InputException>(() => DatasetFormats.Open([scratch.PathOf("folder")])).Message);
        Assert.Contains("a zip archive of no known format", Assert.Throws<InputException>(() => DatasetFormats.Open([Zip(scratch, ("a.txt", "hello"))])).Message);
    }

    private static string Zip(Scratch scratch, params (string Name, string Text)[] files)
    {
        string path = scratch.PathOf("set.zip");
        File.Delete(path);
        using ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach ((string name, string text) in files)
        {
            using Stream entry = zip.CreateEntry(name).Open();
            entry.Write(Encoding.UTF8.GetBytes(text));
        }
        return path;
    }
}
