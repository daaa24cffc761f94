using GeometryEngine.TestSupport;

namespace GeometryEngine.Formats.Tests.Yolo;

/// <summary>YOLO data sets as they come: several layouts, tasks, odd lines, sizes from elsewhere.</summary>
public class YoloTests
{
    private const string Sizes = "file_name,width,height\na.jpg,100,50\n";

    [Fact]
    public void Shares_become_pixels_by_the_size_table()
    {
        using Files files = new(("classes.txt", "cat\ndog\n"), ("labels/a.txt", "1 0.5 0.5 0.2 0.4\n"), ("image-sizes.csv", Sizes));
        (DatasetInfo info, List<DatasetItem> items) = files.Read();
        DatasetItem item = Assert.Single(items);
        Assert.Equal(("a.jpg", 50, 100), (item.Image.FileName, item.Image.Height, item.Image.Width));
        Annotation annotation = Assert.Single(item.Annotations);
        Assert.Equal("dog", info.Categories[annotation.Category].Name);
        Assert.Equal(new Box(40, 15, 20, 20), annotation.Box);
        Assert.Empty(item.Problems);
    }

    [Fact]
    public void Without_a_size_shares_stay_and_that_is_listed()
    {
        using Files files = new(("classes.txt", "cat\n"), ("labels/a.txt", "0 0.5 0.5 0.5 0.25\n"));
        DatasetItem item = Assert.Single(files.Read().Items);
        Assert.Equal(new Box(0.25, 0.375, 0.5, 0.25), item.Annotations[0].Box);
        Assert.Contains("no size of image a", Assert.Single(item.Problems).Found);
        Assert.Throws<InputException>(() => files.Read(new ReadOptions { Strict = true }));
    }

    [Fact]
    public void Another_source_that_knows_the_size_tells_it()
    {
        using Files files = new(("set/classes.txt", "cat\n"), ("set/labels/a.txt", "0 0.5 0.5 0.2 0.4\n"), ("set/train.txt", "x/images/a.jpg\n"),
            ("coco.json", """{"images":[{"id":1,"file_name":"a","width":100,"height":50}],"annotations":[],"categories":[]}"""));
        using DatasetReader reader = DatasetFormats.Open([files.PathOf("coco.json"), files.PathOf("set")]);
        DatasetItem item = Assert.Single(reader);
        Assert.Empty(item.Problems);
        Assert.Equal(new Box(40, 15, 20, 20), Assert.Single(item.Annotations).Box);
    }

    [Theory]
    [InlineData("0 0.5 0.5 0.2 0.4 0.75", 0.75)]
    [InlineData("0 0.1 0.1 0.5 0.1 0.5 0.5 0.75", 0.75)]
    [InlineData("0.0\t5e-1  0.5,0.2 0.4", null)]
    [InlineData("\uFEFF0 0.5 0.5 0.2 0.4", null)]
    public void Odd_lines_are_read(string line, double? score)
    {
        using Files files = new(("classes.txt", "cat\n"), ("labels/a.txt", line + "\r\n\r\n"), ("image-sizes.csv", Sizes));
        DatasetItem item = Assert.Single(files.Read(new ReadOptions { Strict = true }).Items);
        Assert.Equal(score, Assert.Single(item.Annotations).Score);
    }

    [Theory]
    [InlineData("cat 0.5 0.5 0.2 0.4", "class 'cat'")]
    [InlineData("0.5 0.5 0.5 0.2 0.4", "class '0.5'")]
    [InlineData("-1 0.5 0.5 0.2 0.4", "class '-1'")]
    [InlineData("0 0.5 x 0.2 0.4", "'x'")]
    [InlineData("0 0.5 nan 0.2 0.4", "'nan'")]
    [InlineData("0 0.5 0.5 0.2", "4 numbers")]
    [InlineData("0 0.5 0.5 -0.2 0.4", "a box of -0.2 x 0.4")]
    [InlineData("0 351 220 40 60", "351")]
    [InlineData("0 0.5 0.5 0.2 0.4 9", "confidence 9")]
    [InlineData("7 0.5 0.5 0.2 0.4", "class 7")]
    public void Lines_that_cannot_be_used_are_listed(string line, string found)
    {
        using Files files = new(("classes.txt", "cat\n"), ("labels/a.txt", "0 0.1 0.1 0.1 0.1\n" + line + "\n0 0.2 0.2 0.2 0.2\n"), ("image-sizes.csv", Sizes));
        DatasetItem item = Assert.Single(files.Read().Items);
        Problem problem = Assert.Single(item.Problems);
        Assert.Equal((files.PathOf("labels/a.txt"), "line 2"), (problem.File, problem.Place));
        Assert.Contains(found, problem.Found);
        Assert.Equal(line[0] == '7' ? 3 : 2, item.Annotations.Count);
        Assert.Throws<InputException>(() => files.Read(new ReadOptions { Strict = true }));
    }

    [Fact]
    public void Keypoints_that_no_category_names_are_written_padded_to_the_most_of_an_object()
    {
        DatasetItem[] items = [Posed("a.jpg", "training", [3, 4, 2]), Posed("b.jpg", "validation", [5, 6, 2, 7, 8, 1]), Posed("a.png", "test", [])];
        using var scratch = new Scratch();
        Contracts.RoundTrip.Write(DatasetFormats.Find("yolo-pose")!, scratch.PathOf("set"), new DatasetInfo { Categories = [new Category { Id = new SourceId(0), Name = "face" }], Annotators = ["Ann"] }, items);
        (_, List<DatasetItem> read) = Contracts.RoundTrip.Read(scratch.PathOf("set"), new ReadOptions { Strict = true });
        Assert.Equal([("a.png", "test"), ("a.jpg", "training"), ("b.jpg", "validation")], read.Select(item => (item.Image.Name, item.Image.Subset!)));
        Assert.Null(read[0].Annotations[0].Keypoints);
        Assert.Equal([3, 4, 2, 0, 0, 0], read[1].Annotations[0].Keypoints!.Triplets.ToArray());
        Assert.Equal([5, 6, 2, 7, 8, 1], read[2].Annotations[0].Keypoints!.Triplets.ToArray());

        static DatasetItem Posed(string name, string subset, double[] triplets) => new()
        {
            Image = new ImageInfo { Id = new SourceId(name), FileName = name, Height = 16, Width = 16, Subset = subset },
            Annotators = [0],
            Annotations = [new Annotation { Box = new Box(1, 1, 8, 8), Keypoints = triplets.Length > 0 ? new Keypoints(triplets) : null }],
        };
    }

    [Fact]
    public void Labels_beside_their_images_need_no_names()
    {
        using var scratch = new Scratch();
        scratch.Write("a.gif", Convert.FromBase64String("R0lGODdhZAAyAIEAAAoUHg==")); // 100 x 50
        scratch.Write("a.txt", "1 0.5 0.5 0.2 0.4\n");
        scratch.Write("notes.txt", "by hand\n");
        (DatasetInfo info, List<DatasetItem> items) = Contracts.RoundTrip.Read(scratch.Folder, new ReadOptions { Strict = true });
        Annotation annotation = Assert.Single(Assert.Single(items).Annotations);
        Assert.Equal(("1", new Box(40, 15, 20, 20)), (info.Categories[annotation.Category].Name, annotation.Box!.Value));
    }

    [Fact]
    public void An_image_without_labels_is_background_and_parts_are_told_apart()
    {
        using Files files = new(
            ("data.yaml", "train: ../train/images\nval: C:/me/valid/images\nnc: 1\nnames: ['a cat']\n"),
            ("train/labels/x.txt", "0 0.5 0.5 0.2 0.4\n"), ("valid/labels/x.txt", ""), ("train/images/y.gif", Gif), ("valid/images/x.gif", Gif));
        (DatasetInfo info, List<DatasetItem> items) = files.Read();
        Assert.Equal("a cat", info.Categories[0].Name);
        Assert.Equal([("x", "train", 1, 0), ("x.gif", "val", 0, 7), ("y.gif", "train", 0, 7)],
            items.Select(item => (item.Image.FileName!, item.Image.Subset!, item.Annotations.Count, item.Image.Width)).Order());
    }

    [Fact]
    public void The_user_tells_the_task_where_lines_do_not()
    {
        using Files files = new(("classes.txt", "cat\n"), ("labels/a.txt", "0 0.1 0.1 0.5 0.2 0.5 0.5 0.1 0.4\n"), ("image-sizes.csv", Sizes));
        Assert.Null(files.Read().Items[0].Annotations[0].RotatedBox);
        Annotation told = files.Read(new ReadOptions { Format = "yolo-obb" }).Items[0].Annotations[0];
        Assert.NotNull(told.RotatedBox);
        Assert.NotNull(told.Polygon); // it is no rectangle
    }

    [Theory]
    [InlineData("names: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "levels")]
    [InlineData("names: {0: a", "YAML that cannot be read")]
    [InlineData("kpt_shape: [3, 9]\nnames: [a]", "[3, 9]")]
    public void A_description_that_cannot_be_used_is_refused(string yaml, string found)
    {
        using Files files = new(("data.yaml", "train: images\n" + yaml), ("labels/a.txt", "0 0.1 0.1 0.1 0.1\n"));
        InputException refused = Assert.Throws<InputException>(() => files.Read());
        Assert.Contains(found, refused.Problem.Found);
    }

    [Fact]
    public void Two_images_of_one_stem_do_not_overwrite_each_other()
    {
        using var scratch = new Scratch();
        var info = new DatasetInfo { Categories = [new Category { Id = new SourceId(1), Name = "cat" }], Annotators = ["a"] };
        DatasetItem[] items = [.. ((string[])["a.jpg", "a.png"]).Select((name, i) => new DatasetItem
        {
            Image = new ImageInfo { Id = new SourceId(i), FileName = name, Height = 10, Width = 10 },
            Annotators = [0],
            Annotations = [new Annotation { Box = new Box(i, 0, 1, 1) }],
        })];
        IReadOnlyList<Loss> losses = Contracts.RoundTrip.Write(DatasetFormats.Find("yolo")!, scratch.PathOf("set"), info, items);
        Assert.Equal(["a.png"], losses.Single(loss => loss.Feature == Features.FileNames).Ids);
        using DatasetReader reader = DatasetFormats.Open([scratch.PathOf("set")]);
        Assert.Equal(["a-2.png", "a.jpg"], reader.Select(item => item.Image.FileName!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("yolo", 1, 2, 0, 0)]
    [InlineData("yolov8_detection", 1, 2, 0, 0)]
    [InlineData("yolov8_segmentation", 1, 0, 2, 0)]
    [InlineData("yolov8_oriented_boxes", 1, 0, 0, 2)]
    [InlineData("ls_import", 1, 4, 0, 0)]
    [InlineData("roboflow_dataset/yolo", 3, 4, 0, 0)]
    [InlineData("roboflow_sharks", 6, 19, 13, 0)]
    public void Samples_are_read(string folder, int images, int boxes, int polygons, int rotated)
    {
        using DatasetReader reader = DatasetFormats.Open([Repository.SharedSample(["yolo", .. folder.Split('/')])]);
        List<DatasetItem> items = [.. reader];
        Annotation[] annotations = [.. items.SelectMany(item => item.Annotations)];
        Assert.Equal((images, boxes, polygons, rotated), (items.Count, annotations.Count(it => it.Box is not null),
            annotations.Count(it => it.Polygon is not null), annotations.Count(it => it.RotatedBox is not null)));
    }

    [Fact]
    public void Sample_of_pose_is_read()
    {
        using DatasetReader reader = DatasetFormats.Open([Repository.SharedSample("yolo", "yolov8_pose")], new ReadOptions { Strict = true });
        DatasetItem item = Assert.Single(reader);
        Assert.Equal(("1.jpg", "train", 10, 15), (item.Image.FileName, item.Image.Subset, item.Image.Height, item.Image.Width));
        Annotation pose = Assert.Single(item.Annotations);
        Assert.Equal([1.5, 2, 2, 4.5, 4, 2, 7.5, 6, 2], pose.Keypoints!.Triplets.ToArray(), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(3.999, pose.Box!.Value.Width, 0.01);
    }

    private static readonly byte[] Gif = Convert.FromBase64String("R0lGODdhBwAFAIEAAAoUHgAAAAAAAAAAACwAAAAABwAFAAAIDAABCBxIsKDBgwcDAgA7");

    private sealed class Files : IDisposable
    {
        private readonly Scratch _scratch = new();

        public Files(params (string Name, object Content)[] files)
        {
            foreach ((string name, object content) in files)
                if (content is byte[] bytes) _scratch.Write(name, bytes);
                else _scratch.Write(name, (string)content);
        }

        public string PathOf(string name) => Path.Combine(_scratch.Folder, name);

        public (DatasetInfo Info, List<DatasetItem> Items) Read(ReadOptions? options = null) => Contracts.RoundTrip.Read(_scratch.Folder, options ?? new ReadOptions());

        public void Dispose() => _scratch.Dispose();
    }
}
