namespace GeometryEngine.Formats.Tests;

/// <summary>Manifests of SageMaker Ground Truth.</summary>
public class GroundTruthTests
{
    [Fact]
    public void Jobs_say_boxes_and_labels()
    {
        using DataFiles files = new(("output.manifest", """
            {"source-ref":"s3://b/in/a.jpg","cats":{"annotations":[{"class_id":1,"left":1,"top":2,"width":3,"height":4},{"class_id":0,"left":0,"top":0,"width":1,"height":1}],"image_size":[{"width":10,"height":20,"depth":3}]},"cats-metadata":{"objects":[{"confidence":0.5},{"confidence":0.9}],"class-map":{"1":"cat","0":"dog"},"type":"groundtruth/object-detection"}}

            {"source-ref":"s3://b/in/b.jpg","kind":1,"kind-metadata":{"class-name":"cat","confidence":0.25,"type":"groundtruth/image-classification"},"tags":[0,2],"tags-metadata":{"class-map":{"0":"wet","2":"old"},"confidence-map":{"0":0.75,"2":1},"type":"groundtruth/image-classification-multilabel"}}
            {"source-ref":"s3://b/in/c.jpg"}
            """));
        (DatasetInfo info, List<DatasetItem> items) = files.Read(strict: true);
        Assert.Equal([("in/a.jpg", 20, 10), ("in/b.jpg", 0, 0), ("in/c.jpg", 0, 0)], items.Select(item => (item.Image.Name, item.Image.Height, item.Image.Width)));
        Assert.Equal([("cat", 0.5), ("dog", 0.9), ("cat", 0.25), ("wet", 0.75), ("old", 1.0)], items.SelectMany(item => item.Annotations).Select(annotation => (info.Categories[annotation.Category].Name, annotation.Score!.Value)));
        Assert.Equal(new Box(1, 2, 3, 4), items[0].Annotations[0].Box);
        Assert.False(items[1].Annotations[0].IsObject);
    }

    [Fact]
    public void What_cannot_be_read_is_listed()
    {
        using DataFiles files = new(("a.manifest", """
            {"source-ref":"s3://b/a.jpg","m-ref":"s3://b/m.png","m-ref-metadata":{"internal-color-map":{"0":{"class-name":"BACKGROUND"}},"type":"groundtruth/semantic-segmentation"}}
            {"source-ref":"s3://b/b.jpg","x":{"annotations":[{"class_id":0,"left":0,"top":0,"width":-1,"height":1},{"class_id":7,"left":0,"top":0,"width":1,"height":1}]},"x-metadata":{}}
            {"source":"text"}
            """));
        List<Problem> problems = files.Problems("a.manifest");
        Assert.Equal(3, problems.Count);
        Assert.Contains(problems, problem => problem.Place.Contains("line 3", StringComparison.Ordinal));
        (DatasetInfo info, List<DatasetItem> items) = files.Read("a.manifest");
        Assert.Equal("7", info.Categories[Assert.Single(items.SelectMany(item => item.Annotations)).Category].Name);
        Assert.Throws<InputException>(() => files.Read("a.manifest", strict: true));
    }
}
