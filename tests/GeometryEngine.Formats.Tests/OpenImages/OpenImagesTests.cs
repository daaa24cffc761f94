using GeometryEngine.TestSupport;

namespace GeometryEngine.Formats.Tests.OpenImages;

public class OpenImagesTests
{
    [Fact]
    public void Boxes_are_found_by_the_names_of_their_columns()
    {
        using DataFiles files = new(
            ("train-annotations-bbox.csv", "XMin,ImageID,LabelName,Confidence,XMax,YMin,YMax,IsGroupOf,IsOccluded\n0.25,a,/m/1,1,0.5,0,1,1,-1\n0,a,/m/2,0.5,1,0.5,1,0,1\n"),
            ("class-descriptions.csv", "/m/1,Person\n/m/2,\"Boy, young\"\n"), ("image-sizes.csv", "file_name,width,height\na.jpg,200,100\n"));
        (DatasetInfo info, List<DatasetItem> items) = files.Read(strict: true);
        DatasetItem item = Assert.Single(items);
        Assert.Equal(("a.jpg", "train", 100, 200), (item.Image.FileName, item.Image.Subset, item.Image.Height, item.Image.Width));
        Assert.Equal(["Person", "Boy, young"], item.Annotations.Select(annotation => info.Categories[annotation.Category].Name));
        Assert.Equal([new Box(50, 0, 50, 100), new Box(0, 50, 200, 50)], item.Annotations.Select(annotation => annotation.Box!.Value));
        Assert.Equal([(true, null), (false, (double?)0.5)], item.Annotations.Select(annotation => (annotation.IsCrowd, annotation.Score)));
        Assert.Equal([null, true], item.Annotations.Select(annotation => KnownFields.Flag(annotation.Extras, KnownFields.Occluded)));
    }

    [Fact]
    public void A_label_of_confidence_0_was_checked_and_is_absent()
    {
        using DataFiles files = new(("labels.csv", "ImageID,Source,LabelName,Confidence\na,verification,/m/1,1\na,verification,/m/2,0\na,verification,/m/3,0\n"));
        (DatasetInfo info, List<DatasetItem> items) = files.Read("labels.csv", strict: true);
        Assert.Equal("/m/1", info.Categories[Assert.Single(items[0].Annotations).Category].Name);
        Assert.Equal("""["/m/2","/m/3"]""", KnownFields.Find(items[0].Image.Extras, KnownFields.NegativeLabels));
    }

    [Fact]
    public void Samples_are_read()
    {
        string folder = Repository.SharedSample("open_images", "v6");
        using DatasetReader reader = DatasetFormats.Open([folder], new ReadOptions { KeepExtras = true });
        List<DatasetItem> items = [.. reader];
        Assert.Equal(["a", "b", "c"], items.Select(item => item.Image.Id.ToString()).Order());
        DatasetItem b = items.Single(item => item.Image.Id.ToString() == "b"), c = items.Single(item => item.Image.Id.ToString() == "c");
        Assert.Equal((2, 8), (b.Image.Height, b.Image.Width));
        Assert.Equal((10, 5), (c.Image.Height, c.Image.Width));
        Assert.Equal(0.16, b.Annotations.Sum(annotation => annotation.Box?.Area ?? 0) / 16, 1e-9); // sum_norm_box_area of the truth
        Assert.Equal(0.05, c.Annotations.Sum(annotation => annotation.Box?.Area ?? 0) / 50, 1e-9);
        Assert.True(c.Annotations.Single(annotation => annotation.Box is not null).IsCrowd);
    }
}
