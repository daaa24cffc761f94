namespace GeometryEngine.Formats.Tests;

public class JoinTests
{
    private const string Cats = """[{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}]""";

    [Fact]
    public void Files_of_other_formats_in_a_folder_are_listed()
    {
        using DataFiles files = new(
            ("gt.json", """{"images":[{"id":1,"file_name":"a.jpg","height":5,"width":5}],"annotations":[],"categories":[{"id":1,"name":"cat"}]}"""),
            ("results.json", """[{"image_id":1,"category_id":1,"bbox":[0,0,1,1],"score":0.5}]"""), ("notes.csv", "a,b\n1,2\n"), ("other.json", "{}"));
        Problem problem = Assert.Single(files.Problems());
        Assert.Equal((files.PathOf("results.json"), "a file of format coco-results in a folder read as coco"), (problem.File, problem.Found));
        Assert.Throws<InputException>(() => files.Read(strict: true));
        Assert.Empty(Assert.Single(files.Read(strict: true, format: "coco").Items).Annotations);
    }

    [Fact]
    public void Images_are_the_same_by_file_name_whatever_their_ids()
    {
        DatasetReader reader = Open(
            Coco(Images((1, "a/x.jpg", 10), (2, "y.jpg", 10)), Box(1, 1, 1)),
            Coco(Images((7, "z.jpg", 10), (1, @"a\x.jpg", 10), (2, "Y.jpg", 10)), Box(1, 1, 1), Box(2, 7, 1)));
        Assert.Equal(["a/x.jpg: 0 1", "y.jpg: 0", "z.jpg: 1", "Y.jpg: 1"], reader.Select(item => $"{item.Image.Name}: {string.Join(' ', item.Annotators)}"));
        Assert.Equal([2, 0, 1, 0], reader.Select(item => item.Annotations.Count));
        Assert.Empty(reader.Problems);
    }

    [Fact]
    public void Images_without_file_names_are_the_same_by_id()
    {
        string named = Coco(Images((1, "x.jpg", 10), (2, "y.jpg", 10)), Box(1, 1, 1));
        string nameless = Coco(Images((2, null, 10), (3, null, 10)), Box(1, 2, 1));
        Assert.Equal(["x.jpg: 0", "y.jpg: 0 1", "3: 1"], Open(named, nameless).Select(item => $"{item.Image.Name}: {string.Join(' ', item.Annotators)}"));
        Assert.Equal(["y.jpg: 0 1", "3: 0", "x.jpg: 1"], Open(nameless, named).Select(item => $"{item.Image.Name}: {string.Join(' ', item.Annotators)}"));
    }

    [Fact]
    public void Categories_are_the_same_by_name_whatever_their_ids()
    {
        DatasetReader reader = Open(
            Coco(Images((1, "x.jpg", 10)), [Box(1, 1, 1)], """[{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}]"""),
            Coco(Images((1, "x.jpg", 10)), [Box(1, 1, 1), Box(2, 1, 5)], """[{"id": 1, "name": "dog"}, {"id": 5, "name": "Cat"}]"""));
        Assert.Equal(["cat", "dog", "Cat"], reader.Info.Categories.Select(category => category.Name));
        Assert.Equal([0, 1, 2], reader.Read(0).Annotations.Select(annotation => annotation.Category));
    }

    [Fact]
    public void Keypoints_are_the_same_by_name()
    {
        const string first = """[{"id": 1, "name": "cat", "keypoints": ["nose", "tail"]}]""", second = """[{"id": 1, "name": "cat", "keypoints": ["ear", "tail", "nose"]}]""";
        const string one = """{"id": 1, "image_id": 1, "category_id": 1, "keypoints": [1,1,2, 2,2,2]}""", other = """{"id": 1, "image_id": 1, "category_id": 1, "keypoints": [3,3,1, 4,4,2, 5,5,2]}""";
        DatasetReader reader = Open(Coco(Images((1, "x.jpg", 10)), [one], first), Coco(Images((1, "x.jpg", 10)), [other], second));
        Assert.Equal(["nose", "tail", "ear"], reader.Info.Categories[0].KeypointNames);
        Assert.Equal([1, 1, 2, 2, 2, 2, 0, 0, 0], reader.Read(0).Annotations[0].Keypoints!.Triplets.ToArray());
        Assert.Equal([5, 5, 2, 4, 4, 2, 3, 3, 1], reader.Read(0).Annotations[1].Keypoints!.Triplets.ToArray());
    }

    [Fact]
    public void Results_find_images_and_categories_by_id()
    {
        const string results = """[{"image_id": 2, "category_id": 2, "bbox": [1,1,2,2], "score": 0.5}, {"image_id": 1, "category_id": 1, "bbox": [1,1,2,2], "score": 0.5}]""";
        string truth = Coco(Images((1, "x.jpg", 10), (2, "y.jpg", 10)), Box(1, 1, 1));
        foreach (string[] order in (string[][])[[truth, results], [results, truth]])
        {
            DatasetReader reader = Open(order);
            Assert.Equal(["cat", "dog"], reader.Info.Categories.Select(category => category.Name));
            Assert.Equal(["x.jpg", "y.jpg"], reader.Select(item => item.Image.Name));
            Assert.Equal([0, 0], reader.Read(0).Annotations.Select(annotation => annotation.Category));
            Assert.Equal(0.5, Assert.Single(reader.Read(1).Annotations, annotation => annotation.Category == 1).Score);
        }
    }

    [Fact]
    public void Results_of_unknown_images_and_categories_are_left_out()
    {
        const string results = """[{"image_id": 9, "category_id": 1, "bbox": [1,1,2,2]}, {"image_id": 1, "category_id": 9, "bbox": [1,1,2,2]}, {"image_id": 1, "category_id": 2, "bbox": [1,1,2,2]}]""";
        string truth = Coco(Images((1, "x.jpg", 10)));
        DatasetReader reader = Open(truth, results);
        Assert.Equal("image_id 9", Assert.Single(reader.Problems).Found);
        DatasetItem item = Assert.Single(reader);
        Assert.Equal("category_id 9", Assert.Single(item.Problems).Found);
        Assert.Equal(1, Assert.Single(item.Annotations).Category);
        AssertStrictStopsAt("image_id 9", truth, results);
    }

    [Fact]
    public void Results_alone_take_ids_for_names_and_sizes_from_masks()
    {
        DatasetReader reader = Open("""[{"image_id": 4, "category_id": 1, "segmentation": {"size": [10, 10], "counts": "35l2"}}, {"image_id": 5, "category_id": 1, "bbox": [1,1,2,2]}]""");
        Assert.Equal(["4", "5"], reader.Select(item => item.Image.Name));
        Assert.Equal([(10, 10), (0, 0)], reader.Select(item => (item.Image.Height, item.Image.Width)));
        Assert.Equal("1", Assert.Single(reader.Info.Categories).Name);
    }

    [Fact]
    public void A_mask_of_another_size_than_its_image_is_left_out()
    {
        const string results = """[{"image_id": 1, "category_id": 1, "segmentation": {"size": [20, 5], "counts": "35l2"}}, {"image_id": 1, "category_id": 1, "segmentation": {"size": [20, 5], "counts": "35l2"}, "bbox": [1,1,2,2]}]""";
        string truth = Coco(Images((1, "x.jpg", 10)));
        DatasetItem item = Assert.Single(Open(truth, results));
        Assert.Equal(2, item.Problems.Count);
        Assert.Equal("a mask of size [20, 5]", item.Problems[0].Found);
        Annotation left = Assert.Single(item.Annotations);
        Assert.Null(left.Mask);
        Assert.NotNull(left.Box);
        AssertStrictStopsAt("a mask of size [20, 5]", truth, results);
    }

    [Fact]
    public void A_size_no_source_knows_is_taken_from_another()
    {
        string unknown = Coco("""[{"id": 1, "file_name": "x.jpg"}]""", Box(1, 1, 1)), known = Coco(Images((1, "x.jpg", 10)), Box(1, 1, 1));
        Assert.Equal((10, 10), (Open(unknown, known).Read(0).Image.Height, Open(known, unknown).Read(0).Image.Width));
        Assert.Equal(2, Open(unknown, known).Read(0).Annotations.Count);
    }

    [Fact]
    public void A_size_that_differs_leaves_out_the_later_view()
    {
        string first = Coco(Images((1, "x.jpg", 10)), Box(1, 1, 1)), second = Coco(Images((1, "x.jpg", 12)), Box(1, 1, 1), Box(2, 1, 1));
        DatasetReader reader = Open(first, second);
        Assert.Equal("height 12 and width 12 of image x.jpg", Assert.Single(reader.Problems).Found);
        DatasetItem item = Assert.Single(reader);
        Assert.Equal([0], item.Annotators);
        Assert.Single(item.Annotations);
        AssertStrictStopsAt("height 12 and width 12 of image x.jpg", first, second);
    }

    [Fact]
    public void A_file_name_twice_in_one_source_joins_once()
    {
        string twice = Coco(Images((1, "x.jpg", 10), (2, "x.jpg", 10)), Box(1, 1, 1), Box(2, 2, 2)), other = Coco(Images((5, "x.jpg", 10)), Box(1, 5, 1));
        DatasetReader reader = Open(twice, other);
        Assert.Equal([2, 1], reader.Select(item => item.Annotations.Count));
        Assert.StartsWith("image x.jpg again", Assert.Single(reader.Problems).Found);
    }

    [Fact]
    public void Annotators_of_a_file_have_all_seen_its_images_unless_the_image_says_who()
    {
        const string images = """[{"id": 1, "file_name": "x"}, {"id": 2, "file_name": "y", "annotators": ["carol"]}, {"id": 3, "file_name": "z"}]""";
        DatasetReader reader = Open(Coco(images,
            """{"id": 1, "image_id": 1, "category_id": 1, "annotator": "alice"}""", """{"id": 2, "image_id": 2, "category_id": 1, "annotator": 7}"""));
        Assert.Equal(["carol", "alice", "7"], reader.Info.Annotators);
        Assert.Equal(["0 1 2", "0 2", "0 1 2"], reader.Select(item => string.Join(' ', item.Annotators)));
        Assert.True(reader.Info.HasNamedAnnotators);
    }

    [Fact]
    public void Annotations_without_an_annotator_are_the_sources_own()
    {
        using var scratch = new Scratch();
        string path = scratch.Write("set.json", Coco(Images((1, "x", 10)), Box(1, 1, 1), """{"id": 2, "image_id": 1, "category_id": 1, "annotator": "bob"}"""));
        using DatasetReader byFile = DatasetFormats.Open([path]), byName = DatasetFormats.Open([new SourceSpec(path, "alice")]);
        Assert.Equal(["set", "bob"], byFile.Info.Annotators);
        Assert.Equal(["alice", "bob"], byName.Info.Annotators);
    }

    [Fact]
    public void Equal_names_are_one_annotator_in_parts()
    {
        using var scratch = new Scratch();
        string part1 = scratch.Write("1.json", Coco(Images((1, "x", 10)), Box(1, 1, 1))), part2 = scratch.Write("2.json", Coco(Images((1, "y", 10)), Box(1, 1, 1)));
        using DatasetReader reader = DatasetFormats.Open([new SourceSpec(part1, "alice"), new SourceSpec(part2, "alice")]);
        Assert.Equal(["alice"], reader.Info.Annotators);
        Assert.Equal(2, reader.Count);
    }

    [Fact]
    public void Threads_do_not_matter()
    {
        string[] sources = [.. Enumerable.Range(0, 3).Select(source => Coco(
            Images([.. Enumerable.Range(0, 50).Select(i => (i, (string?)$"{i}.jpg", 10))]),
            [.. Enumerable.Range(0, 300).Select(i => Box(i, i * 7 % 50, i % 9 == 0 ? 9 : 1))]))];
        DatasetReader reader = Open(sources);
        List<DatasetItem> inOrder = [.. reader];
        List<DatasetItem> parallel = [];
        OrderedParallel.Run(reader.Count, 4, reader.Read, parallel.Add, TestContext.Current.CancellationToken);
        Assert.Equal(inOrder.Count, parallel.Count);
        for (int i = 0; i < inOrder.Count; i++)
        {
            Items.AssertEqual(inOrder[i], parallel[i]);
            Assert.Equal(inOrder[i].Problems, parallel[i].Problems);
        }
        Assert.Contains(inOrder, item => item.Problems.Count > 0);
    }

    private static void AssertStrictStopsAt(string found, params string[] sources) =>
        Assert.Equal(found, Assert.Throws<InputException>(() => Open(strict: true, sources).ToList()).Problem.Found);

    private static DatasetReader Open(params string[] sources) => Open(strict: false, sources);

    // The files are gone when the reader is used: on Linux an open file stays readable.
    private static DatasetReader Open(bool strict, string[] sources)
    {
        using var scratch = new Scratch();
        return DatasetFormats.Open([.. sources.Select((text, i) => new SourceSpec(scratch.Write($"{i}.json", text)))], new ReadOptions { Strict = strict });
    }

    private static string Coco(string images, params string[] annotations) => Coco(images, annotations, Cats);

    private static string Coco(string images, string[] annotations, string categories) =>
        $$"""{"images": {{images}}, "annotations": [{{string.Join(",", annotations)}}], "categories": {{categories}}}""";

    private static string Images(params (int Id, string? Name, int Side)[] images) =>
        "[" + string.Join(",", images.Select(image =>
            $"{{\"id\": {image.Id}, {(image.Name is null ? "" : $"\"file_name\": \"{image.Name.Replace(@"\", @"\\")}\", ")}\"height\": {image.Side}, \"width\": {image.Side}}}")) + "]";

    private static string Box(int id, int image, int category) => $$"""{"id": {{id}}, "image_id": {{image}}, "category_id": {{category}}, "bbox": [1, 1, 2, 2]}""";
}
