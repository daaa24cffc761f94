namespace GeometryEngine.Formats.Tests;

public class OpenMmlabTests
{
    private const string Detection = """
        {"metainfo": {"classes": ["person", "car"], "palette": [[1, 2, 3]]},
         "data_list": [
          {"img_path": "a/1.jpg", "height": 60, "width": 80, "instances": [
           {"bbox": [0, 5, 10, 20.5], "bbox_label": 1, "ignore_flag": 0},
           {"bbox": [1, 2, 3, 4], "bbox_label": 0, "ignore_flag": 1, "mask": [[1, 2, 3, 2, 3, 4]], "track": 7},
           {"bbox_label": 0, "mask": {"size": [60, 80], "counts": [3, 5, 4792]}, "bbox_score": 0.5}]},
          {"img_path": "a/2.jpg", "img_id": 9, "height": 60, "width": 80, "instances": []}]}
        """;

    private const string Text = """
        {"data_list": [{"img_path": "t.png", "instances": [
          {"polygon": [0, 0, 10, 0, 10, 5, 0, 5], "bbox": [0, 0, 10, 5], "bbox_label": 0, "ignore": false, "text": "stop"},
          {"mask": [0, 0, 10, 0, 10, 5], "bbox_label": 0, "ignore": true}]}],
         "metainfo": {"dataset_type": "TextDetDataset", "task_name": "textdet", "category": [{"id": 0, "name": "text"}]}}
        """;

    [Fact]
    public void Boxes_have_two_corners_and_masks_are_as_in_COCO()
    {
        using DataFiles files = new(("set.json", Detection));
        (DatasetInfo info, List<DatasetItem> items) = files.Read("set.json", strict: true);
        Assert.Equal([("person", new SourceId(0)), ("car", new SourceId(1))], info.Categories.Select(category => (category.Name, category.Id)));
        Assert.Equal([("a/1.jpg", "a/1.jpg", 60, 80), ("a/2.jpg", "9", 60, 80)], items.Select(item => (item.Image.FileName!, item.Image.Id.ToString(), item.Image.Height, item.Image.Width)));
        IReadOnlyList<Annotation> found = items[0].Annotations;
        Assert.Equal([1, 0, 0], found.Select(annotation => annotation.Category));
        Assert.Equal([new Box(0, 5, 10, 15.5), new Box(1, 2, 2, 2), null], found.Select(annotation => annotation.Box));
        Assert.Equal([1, 2, 3, 2, 3, 4], found[1].Polygon!.Coordinates.ToArray());
        Assert.Equal([KnownFields.Of(KnownFields.Ignore, true), new ExtraField("track", "7")], found[1].Extras);
        Assert.Equal((Rle.FromCounts(60, 80, [3, 5, 4792]), 0.5), (found[2].Mask, found[2].Score));
        Assert.Empty(items[1].Annotations);
    }

    [Fact]
    public void Words_have_outlines_and_texts_and_classes_may_come_last()
    {
        using DataFiles files = new(("set.json", Text));
        (DatasetInfo info, List<DatasetItem> items) = files.Read("set.json", strict: true);
        Assert.Equal("text", Assert.Single(info.Categories).Name);
        Assert.Equal([8, 6], items[0].Annotations.Select(annotation => annotation.Polygon!.Coordinates.Length));
        Assert.Equal([KnownFields.Of(KnownFields.Description, "stop")], items[0].Annotations[0].Extras);
        Assert.True(KnownFields.Flag(items[0].Annotations[1].Extras, KnownFields.Ignore));
    }

    [Fact]
    public void Keypoints_have_their_visibility_beside_or_inside()
    {
        using DataFiles files = new(("set.json", """{"data_list": [{"img_path": "t.png", "instances": [{"keypoints": [[1, 2], [3, 4]], "keypoints_visible": [1, 0]}, {"keypoints": [[1, 2, 1]]}]}]}"""));
        (DatasetInfo info, List<DatasetItem> items) = files.Read("set.json", strict: true);
        Assert.Equal([[1, 2, 2, 3, 4, 0], [1, 2, 1]], items[0].Annotations.Select(annotation => annotation.Keypoints!.Triplets.ToArray()));
        Assert.Equal(Category.Unnamed, Assert.Single(info.Categories).Name);
    }

    [Fact]
    public void Labels_of_images_are_one_or_several()
    {
        var sample = Sample.Read("imagenet/mmpretrain/multi_label_ann.json", new ReadOptions { Strict = true });
        Assert.Equal(["a/1.JPG: first", "b/2.jpeg: second", "b/subb/2.jpeg: first second"],
            sample.Items.Select(item => $"{item.Image.FileName}: {string.Join(' ', item.Annotations.Select(annotation => sample.Info.Categories[annotation.Category].Name))}"));
        Assert.All(sample.Annotations, annotation => Assert.False(annotation.IsObject));
        using DataFiles files = new(("set.json", """{"metainfo": {"classes": "cat"}, "data_list": [{"img_path": "a.png", "gt_label": 0}]}"""));
        Assert.Equal("cat", Assert.Single(files.Read("set.json", strict: true).Info.Categories).Name);
    }

    [Theory]
    [InlineData("\"bbox_label\": 1", "\"bbox_label\": 5", "5", 3)]
    [InlineData("[0, 5, 10, 20.5]", "[0, 5, 10]", "3 numbers", 2)]
    [InlineData("[0, 5, 10, 20.5]", "[10, 5, 0, 20]", "a box from (10, 5) to (0, 20)", 2)]
    [InlineData("\"bbox\": [0, 5, 10, 20.5], ", "", "an instance without bbox, mask, polygon and keypoints", 2)]
    [InlineData("[[1, 2, 3, 2, 3, 4]]", "[[1, 2, 3, 2]]", "a part of 2 points", 3)]
    [InlineData("[[1, 2, 3, 2, 3, 4]]", "\"a.png\"", "\"a.png\"", 3)]
    [InlineData("[3, 5, 4792]", "[3, 5, 9999]", "runs that add up to 10007", 2)]
    [InlineData("{\"img_path\": \"a/2.jpg\"", "7, {\"img_path\": \"a/2.jpg\"", "an image that is no object", 3)]
    [InlineData("\"height\": 60", "\"height\": -60", "-60", 3)]
    [InlineData("\"car\"", "{}", "a class without a name|1", 3)]
    public void What_is_wrong_is_named_and_the_rest_kept(string before, string after, string found, int annotations)
    {
        int at = Detection.IndexOf(before, StringComparison.Ordinal);
        using DataFiles files = new(("set.json", Detection[..at] + after + Detection[(at + before.Length)..]));
        Assert.Equal(found.Split('|'), files.Problems("set.json").Select(problem => problem.Found));
        Assert.Equal(annotations, files.Read("set.json").Items.Sum(item => item.Annotations.Count));
        Assert.Equal(found.Split('|')[0], Assert.Throws<InputException>(() => files.Read("set.json", strict: true)).Problem.Found);
    }

    [Fact]
    public void Without_a_list_of_images_it_is_refused()
    {
        using DataFiles files = new(("set.json", """{"metainfo": {"classes": ["a"]}}"""));
        Assert.Equal("no list \"data_list\"", Assert.Throws<InputException>(() => files.Read("set.json")).Problem.Found);
    }
}
