namespace GeometryEngine.Formats.Tests;

/// <summary>What exporters write against the rules and users expect to be read all the same: repaired and listed in lenient reading, an error in strict.</summary>
public class CocoOddityTests
{
    private const string Image = """{"id": 1, "file_name": "a.png", "height": 10, "width": 10}""";
    private const string Pose = """{"id": 1, "name": "person", "keypoints": ["nose", "eye", "ear"], "skeleton": [[1, 2]]}""";
    private const string Box = "\"bbox\": [1, 2, 3, 4]";

    [Theory]
    [InlineData("[[1, 2, 2], [3, 4, 1], [0, 0, 0]]", "a list of lists")]
    [InlineData("[[1, 2, 2], [3, \"4\", 1], [0, 0, 0]]", "a list of lists|numbers written as text")]
    [InlineData("[1, 2, 2, 3, \"4\", 1, 0, 0, 0]", "numbers written as text")]
    public void Keypoints_as_triplets_are_read_as_if_flat(string keypoints, string found)
    {
        string json = Document($"{{\"id\": 5, \"image_id\": 1, \"category_id\": 1, \"keypoints\": {keypoints}}}", Pose);
        DatasetItem item = Assert.Single(ReadAndRefuse(json, found).Items);
        Assert.Equal([1, 2, 2, 3, 4, 1, 0, 0, 0], Assert.Single(item.Annotations).Keypoints!.Triplets.ToArray());
        Assert.All(item.Problems, problem => Assert.EndsWith("annotations[0].keypoints", problem.Place, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[[1, 2], [3, 4], [5, 6]]", "a list of lists|2 numbers")]
    [InlineData("[[1, 2, 2], [3, 4, 1, 9]]", "a list of lists|4 numbers")]
    [InlineData("[[]]", "a list of lists|0 numbers")]
    [InlineData("[[1, 2, 2], 3]", "a list of lists|3")]
    [InlineData("[1, 2, 2, [3, 4, 1]]", "a list")]
    [InlineData("[[[1, 2, 2]]]", "a list of lists|a list")]
    public void Lists_that_are_no_triplets_are_left_out_and_the_box_stays(string keypoints, string found)
    {
        string json = Document($"{{\"id\": 5, \"image_id\": 1, \"category_id\": 1, \"keypoints\": {keypoints}, {Box}}}", Pose);
        Annotation annotation = Assert.Single(Assert.Single(ReadAndRefuse(json, found).Items).Annotations);
        Assert.Equal((null, new Box(1, 2, 3, 4)), (annotation.Keypoints, annotation.Box));
    }

    [Theory]
    [InlineData("[1, 2, 2, 3, 4, 1]", "2 keypoints")]
    [InlineData("[1, 2, 2, 3, 4, 1, 5, 6, 2, 7, 8, 2]", "4 keypoints")]
    public void More_or_fewer_keypoints_than_names_are_kept(string keypoints, string found)
    {
        string json = Document($"{{\"id\": 5, \"image_id\": 1, \"category_id\": 1, \"keypoints\": {keypoints}}}", Pose);
        (DatasetInfo info, List<DatasetItem> items) = ReadAndRefuse(json, found);
        double[] expected = [.. keypoints.Trim('[', ']').Split(", ").Select(double.Parse)];
        Assert.Equal(expected, Assert.Single(items[0].Annotations).Keypoints!.Triplets.ToArray());
        foreach (string name in (string[])["coco", "ndjson", "parquet", "datumaro", "label-studio", "cvat", "labelme"])
        {
            using var scratch = new Scratch();
            Assert.DoesNotContain(Contracts.RoundTrip.Write(DatasetFormats.Find(name)!, scratch.PathOf("set"), info, items), loss => loss.Feature == Features.Keypoints);
            Annotation[] read = [.. Contracts.RoundTrip.Read(scratch.PathOf("set"), ReadOptions.Default).Items.Single().Annotations];
            Assert.Equal(expected.Chunk(3).Select(point => (point[0], point[1])).ToHashSet(), read.SelectMany(PointsOf).ToHashSet());
        }

        static IEnumerable<(double, double)> PointsOf(Annotation annotation) => annotation.Keypoints!.Triplets.ToArray().Chunk(3).Select(point => (point[0], point[1]));
    }

    [Fact]
    public void Keypoints_beyond_the_names_follow_those_of_joined_sources()
    {
        using var scratch = new Scratch();
        string annotation = """{"id": 5, "image_id": 1, "category_id": 1, "keypoints": [1, 2, 2, 3, 4, 2, 5, 6, 2, 7, 8, 2]}""";
        string first = scratch.Write("a.json", Document("", """{"id": 1, "name": "person", "keypoints": ["tail", "ear", "nose", "eye"]}"""));
        string second = scratch.Write("b.json", Document(annotation, Pose));
        using DatasetReader reader = DatasetFormats.Open([first, second]);
        Assert.Equal([0, 0, 0, 5, 6, 2, 1, 2, 2, 3, 4, 2, 7, 8, 2], Assert.Single(reader.Read(0).Annotations).Keypoints!.Triplets.ToArray());
    }

    [Fact]
    public void Objects_of_categories_that_no_table_lists_are_kept_under_their_ids()
    {
        string annotations = string.Join(",", ((string[])["1", "9", "9", "\"dog\"", "\"cat\""]).Select((id, i) => $"{{\"id\": {i}, \"image_id\": 1, \"category_id\": {id}, {Box}}}"));
        foreach (bool tablesFirst in (bool[])[true, false])
        {
            string json = Document(annotations, """{"id": 1, "name": "cat"}""", tablesFirst);
            (DatasetInfo info, List<DatasetItem> items) = ReadAndRefuse(json, "category_id 9|category_id 9|category_id dog|category_id cat");
            Assert.Equal(["cat", "9", "9", "dog", "cat"], items[0].Annotations.Select(annotation => info.Categories[annotation.Category].Name));
            Assert.Equal([new SourceId(1), new SourceId(9), new SourceId("dog")], info.Categories.Select(category => category.Id));
        }
    }

    [Fact]
    public void Objects_without_a_category_are_kept_and_labels_without_one_are_not()
    {
        string[] fields = [Box, "\"category_id\": null, \"segmentation\": [[1, 1, 4, 1, 4, 4]]", "\"caption\": \"a cat\"", "\"bbox\": [], \"segmentation\": null"];
        string annotations = string.Join(",", fields.Select((field, i) => $"{{\"id\": {i}, \"image_id\": 1, {field}}}"));
        (DatasetInfo info, List<DatasetItem> items) = ReadAndRefuse(Document(annotations, """{"id": 3, "name": "cat"}"""), "no category_id|no category_id|no category_id|no category_id");
        Assert.Equal([Category.Unnamed, Category.Unnamed], items[0].Annotations.Select(annotation => info.Categories[annotation.Category].Name));
        Assert.Equal([new SourceId(3), new SourceId(4)], info.Categories.Select(category => category.Id));
    }

    [Fact]
    public void A_category_of_that_name_takes_objects_without_one_and_captions_make_none()
    {
        string box = $"{{\"id\": 1, \"image_id\": 1, {Box}}}";
        Assert.Single(ReadAndRefuse(Document(box, """{"id": 3, "name": "object"}"""), "no category_id").Info.Categories);
        Assert.Empty(ReadAndRefuse(Document("""{"id": 1, "image_id": 1, "caption": "a cat"}""", ""), "no category_id").Info.Categories);
    }

    [Theory]
    [InlineData("\"false\"", false)]
    [InlineData("\"true\"", true)]
    [InlineData("\"0\"", false)]
    [InlineData("\"1\"", true)]
    [InlineData("\"FALSE\"", false)]
    [InlineData("\"0.0\"", false)]
    [InlineData("\"1.0\"", true)]
    [InlineData("\"\"", false)]
    [InlineData("\"perhaps\"", false)]
    public void Whether_it_is_a_crowd_may_be_text(string written, bool isCrowd)
    {
        string json = Document($"{{\"id\": 5, \"image_id\": 1, \"category_id\": 1, {Box}, \"iscrowd\": {written}}}", Pose);
        Assert.Equal(isCrowd, Assert.Single(Assert.Single(ReadAndRefuse(json, written).Items).Annotations).IsCrowd);
    }

    [Fact]
    public void Sizes_may_be_text()
    {
        string mask = """{"id": 5, "image_id": 1, "category_id": 1, "segmentation": {"size": ["3264", "2448"], "counts": [7990272]}}""";
        string json = Document(mask, Pose).Replace("\"height\": 10, \"width\": 10", "\"height\": \"3264\", \"width\": \"2448\"", StringComparison.Ordinal);
        DatasetItem item = Assert.Single(ReadAndRefuse(json, "\"3264\"|\"2448\"|numbers written as text").Items);
        Assert.Equal((3264, 2448, 3264), (item.Image.Height, item.Image.Width, Assert.Single(item.Annotations).Mask!.Height));
    }

    // In lenient reading the problems, divided by |; in strict reading the first of them.
    private static (DatasetInfo Info, List<DatasetItem> Items) ReadAndRefuse(string json, string found)
    {
        using var scratch = new Scratch();
        string path = scratch.Write("set.json", json);
        using DatasetReader reader = DatasetFormats.Open([path]);
        List<DatasetItem> items = [.. reader];
        Assert.Equal(found.Split('|'), (string[])[.. reader.Problems.Select(problem => problem.Found), .. items.SelectMany(item => item.Problems).Select(problem => problem.Found)]);
        InputException strict = Assert.Throws<InputException>(() => Contracts.RoundTrip.Read(path, new ReadOptions { Strict = true }));
        Assert.Equal(found.Split('|')[0], strict.Problem.Found);
        return (reader.Info, items);
    }

    private static string Document(string annotations, string categories, bool tablesFirst = true)
    {
        string tables = $"\"images\": [{Image}], \"categories\": [{categories}]", list = $"\"annotations\": [{annotations}]";
        return tablesFirst ? $"{{{tables}, {list}}}" : $"{{{list}, {tables}}}";
    }
}
