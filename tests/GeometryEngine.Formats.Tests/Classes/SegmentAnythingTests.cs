using GeometryEngine.TestSupport;

namespace GeometryEngine.Formats.Tests.Classes;

/// <summary>SA-1B, whose masks have no class.</summary>
public class SegmentAnythingTests
{
    [Fact]
    public void The_sample_is_read()
    {
        (DatasetInfo info, List<DatasetItem> items) = Contracts.RoundTrip.Read(Repository.SharedSample("segment_anything", "a.json"), new ReadOptions { Strict = true, KeepExtras = true });
        DatasetItem item = Assert.Single(items);
        Annotation mask = Assert.Single(item.Annotations);
        Assert.Equal(("a.jpg", 5, 10), (item.Image.FileName, item.Image.Height, item.Image.Width));
        Assert.Equal([16u, 4, 30], mask.Mask!.Counts.ToArray());
        Assert.Equal((4.0, 0.2633798018925796, Category.Unnamed), (mask.Area, mask.Score, info.Categories[mask.Category].Name));
        Assert.Equal(["stability_score", "crop_box", "point_coords"], mask.Extras.Select(extra => extra.Name));
    }

    [Fact]
    public void A_broken_mask_is_listed_and_the_rest_stays()
    {
        using DataFiles files = new(("a.json", """
            {"image":{"image_id":1,"width":10,"height":5,"file_name":"a.jpg"},"annotations":[
            {"id":1,"segmentation":{"size":[5,10],"counts":"zzzz"}},{"id":2,"bbox":[1,2,3]},{"id":3,"bbox":[1,2,3,4]}]}
            """));
        Assert.Equal(2, files.Problems("a.json").Count);
        Assert.Equal(new Box(1, 2, 3, 4), Assert.Single(files.Read("a.json").Items[0].Annotations).Box);
    }
}
