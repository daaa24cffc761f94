namespace GeometryEngine.Formats.Tests;

public class Ade20kTests
{
    [Fact]
    public void Objects_are_polygons_or_masks_in_files_beside()
    {
        var sample = Sample.Read("ade20k/ade20k2020_dataset");
        Assert.Empty(sample.Problems);
        DatasetItem item = Assert.Single(sample.Items);
        Assert.Equal(("1.jpg", "training", 5, 5), (item.Image.FileName, item.Image.Subset, item.Image.Height, item.Image.Width));
        Assert.Equal(["car, auto, automobile, machine, motorcar", "person, individual, someone, somebody, mortal, soul", "door"], item.Annotations.Select(it => sample.Info.Categories[it.Category].Name));
        Assert.Equal(Pixels("instance_000_ADE_train_1.png"), item.Annotations[0].Mask!.Area());
        Assert.Equal(5, item.Annotations[1].Polygon!.Coordinates.Length / 2);
        Assert.Equal(Pixels("instance_002_ADE_train_1.png"), item.Annotations[2].Mask!.Area());
        Assert.True(KnownFields.Flag(item.Annotations[2].Extras, KnownFields.Occluded));
        Assert.Equal("""{"walkin":true}""", KnownFields.Find(item.Annotations[1].Extras, KnownFields.Attributes));

        static int Pixels(string mask) =>
            Sample.Read("ade20k/ade20k2020_dataset", expected: $"ade20k/ade20k2020_dataset/dataset/training/street/1/{mask}").Count("value_counts", "1");
    }

    [Fact]
    public void A_mask_outside_of_the_folder_is_not_read()
    {
        using var scratch = new Scratch();
        scratch.Write("secret.png", [0x89]);
        string file = scratch.Write("set/a.json", """{"annotation":{"filename":"a.jpg","imsize":[5,5,3],"object":[{"id":0,"name":"x","instance_mask":"../secret.png","polygon":{"x":[],"y":[]} }]} }""");
        using DatasetReader reader = DatasetFormats.Open([file]);
        DatasetItem item = Assert.Single(reader);
        Assert.Empty(item.Annotations);
        Assert.Equal("no file '../secret.png'", Assert.Single(item.Problems).Found);
    }
}
