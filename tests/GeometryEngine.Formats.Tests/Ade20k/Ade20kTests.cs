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
    public void Images_of_2017_hold_class_and_object_and_a_list_names_them()
    {
        const string Folder = "ade20k/ade20k2017_dataset/dataset/training/street";
        var sample = Sample.Read("ade20k/ade20k2017_dataset", expected: $"{Folder}/1_seg.png");
        Assert.Empty(sample.Problems);
        DatasetItem item = Assert.Single(sample.Items);
        Assert.Equal(("1.jpg", "training", 3, 4), (item.Image.FileName, item.Image.Subset, item.Image.Height, item.Image.Width));
        Assert.Equal(["person, individual, someone, somebody, mortal, soul", "sky", "license plate"], item.Annotations.Select(it => sample.Info.Categories[it.Category].Name));
        Assert.Equal(["2", "1", "1"], item.Annotations.Select(it => it.Id!.Value.ToString()));
        int part = Sample.Read("ade20k/ade20k2017_dataset", expected: $"{Folder}/1_parts_1.png").Count("id_counts", "66048");
        Assert.Equal([sample.Count("id_counts", "131073"), sample.Count("id_counts", "65792"), part], item.Annotations.Select(it => (int)it.Mask!.Area()));
        Assert.Equal([false, true, false], item.Annotations.Select(it => KnownFields.Flag(it.Extras, KnownFields.Truncated)));
        Assert.Equal("""{"walkin":true}""", KnownFields.Find(item.Annotations[0].Extras, KnownFields.Attributes));
        Assert.Equal("""{"part_level":1}""", KnownFields.Find(item.Annotations[2].Extras, "parts"));
    }

    [Fact]
    public void An_object_without_a_line_and_a_line_without_sense_are_named()
    {
        using var scratch = new Scratch();
        // Red 13, green 2, blue 5: object 5 of class 1 * 256 + 2.
        scratch.Write("training/a_seg.png", SlowPngWriter.Encode([0x05020D, 0, 0, 0x060000], 2, 2, 8, _ => 0, PngColor.Rgb));
        scratch.Write("training/a_atr.txt", System.Text.Encoding.Latin1.GetBytes("006 # 0 # 0 # étable # raw # \"\"\nnonsense\n"));
        using DatasetReader reader = DatasetFormats.Open([scratch.Folder]);
        DatasetItem item = Assert.Single(reader);
        Assert.Equal(["'nonsense'", "object 5 of class 258"], item.Problems.Select(problem => problem.Found));
        Assert.Equal("line 2", item.Problems[0].Place);
        Assert.Equal(["étable", "258"], item.Annotations.Select(it => reader.Info.Categories[it.Category].Name));
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
