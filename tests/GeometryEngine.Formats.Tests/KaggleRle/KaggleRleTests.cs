namespace GeometryEngine.Formats.Tests;

public class KaggleRleTests
{
    private static readonly Gen<Rle> Mask = Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9]).SelectMany((height, width) =>
        Gen.Byte[0, 1].Array[height * width].Select(pixels => Rle.Encode(pixels, height, width, PixelOrder.ColumnMajor)));

    [Fact]
    public void What_is_encoded_is_decoded() => Gen.Select(Mask, Gen.Bool).Sample((mask, isRelative) =>
    {
        var numbers = new List<long>();
        Assert.Null(KaggleRle.TryParse(KaggleRle.Encode(mask, isRelative), numbers));
        Assert.Equal(mask.Canonical(), KaggleRle.Decode(numbers, mask.Height, mask.Width, isRelative, out RleDefect? defect).Canonical());
        Assert.Null(defect);
    });

    [Fact]
    public void Runs_count_from_1_down_the_columns_and_gaps_from_the_end_of_the_run_before()
    {
        Rle mask = Rle.Encode((byte[])[0, 1, 1, 0, 0, 1], 3, 2, PixelOrder.ColumnMajor);
        Assert.Equal("2 2 6 1", KaggleRle.Encode(mask, isRelative: false));
        Assert.Equal("1 2 2 1", KaggleRle.Encode(mask, isRelative: true));
        Assert.Equal("", KaggleRle.Encode(Rle.Empty(3, 2), isRelative: false));
        Assert.Equal("-1", KaggleRle.Encode(Rle.Empty(3, 2), isRelative: true));
    }

    [Theory]
    [InlineData("5 2 1 2", 4, "start 1 before the end of the run before, 6")]
    [InlineData("1 3 2 4", 5, "start 2 before the end of the run before, 3")]
    [InlineData("5 9", 2, "a run that ends at 13")]
    [InlineData("0 2", 1, "start 0")]
    public void Odd_runs_are_repaired_and_told(string text, int area, string found)
    {
        var numbers = new List<long>();
        Assert.Null(KaggleRle.TryParse(text, numbers));
        Assert.Equal(area, KaggleRle.Decode(numbers, 3, 2, isRelative: false, out RleDefect? defect).Area());
        Assert.Equal(found, defect!.Value.Found);
    }

    [Theory]
    [InlineData("1 2 3", "3 numbers")]
    [InlineData("1 x", "'x'")]
    [InlineData("1 -2", "'-2'")]
    [InlineData("1 99999999999", "'99999999999'")]
    public void What_is_no_runs_is_told(string text, string found) => Assert.Equal(found, KaggleRle.TryParse(text, [])!.Value.Found);

    [Fact]
    public void Rows_of_one_image_are_its_objects_and_the_size_may_come_from_another_source()
    {
        using var scratch = new Scratch();
        string runs = scratch.Write("train.csv", "ImageId,EncodedPixels\na.jpg,1 2 5 1\nb.jpg,\na.jpg,9 4\n");
        string coco = scratch.Write("sizes.json", """{"images":[{"id":1,"file_name":"a.jpg","height":4,"width":5},{"id":2,"file_name":"b.jpg","height":4,"width":5}],"annotations":[],"categories":[]}""");
        using (DatasetReader alone = DatasetFormats.Open([runs]))
        {
            DatasetItem[] items = [.. alone];
            Assert.Equal(["a.jpg", "b.jpg"], items.Select(item => item.Image.FileName));
            Assert.Equal(2, items[0].Problems.Count);
            Assert.Equal("run lengths of an image without a size", items[0].Problems[0].Found);
        }
        using DatasetReader reader = DatasetFormats.Open([runs, coco], new ReadOptions { Strict = true });
        Assert.Equal([3, 4], reader.First().Annotations.Select(annotation => annotation.Mask!.Area()));
    }

    [Fact]
    public void Objects_without_a_pixel_are_left_out_and_named()
    {
        using var scratch = new Scratch();
        var info = new DatasetInfo { Categories = [new Category { Id = new SourceId(1), Name = "cat" }], Annotators = ["ann"] };
        Annotation[] objects =
        [
            new() { Id = new SourceId(7), Mask = Rle.Empty(4, 5) },
            new() { Mask = Rle.FromCounts(4, 5, [1, 2, 17]) },
            new() { Polygon = new Polygon([1.1, 1.1, 1.2, 1.1, 1.2, 1.2]) },
        ];
        var item = new DatasetItem { Image = new ImageInfo { Id = new SourceId(1), FileName = "a.jpg", Height = 4, Width = 5 }, Annotators = [0], Annotations = objects };
        string path = scratch.PathOf("train.csv");
        Loss lost = Contracts.RoundTrip.Write(new KaggleFormat(), path, info, [item]).Single(loss => loss.Feature == Features.EmptyMasks);
        Assert.Equal((2, "7", "a.jpg[2]"), (lost.Count, lost.Ids[0], lost.Ids[1]));
        Assert.Equal("ImageId,Height,Width,ClassId,EncodedPixels\na.jpg,4,5,cat,2 2\n", File.ReadAllText(path));
    }

    [Fact]
    public void Relative_runs_are_told_by_most_of_them_and_classes_by_the_key()
    {
        using var scratch = new Scratch();
        string siim = scratch.Write("siim.csv", "ImageId, EncodedPixels,Height,Width\nx,1 2 1 2 1 1,4,5\ny,-1,4,5\nz,0 3 9 1,4,5\n");
        using (DatasetReader reader = DatasetFormats.Open([siim], new ReadOptions { Strict = true }))
            Assert.Equal([[1u, 2, 1, 2, 1, 1, 12], [], [0, 3, 9, 1, 7]], reader.Select(item => item.Annotations.Count == 0 ? [] : item.Annotations[0].Mask!.Counts.ToArray()));
        string steel = scratch.Write("steel.csv", "ImageId_ClassId,EncodedPixels,Height,Width\na_1.jpg_1,1 2,4,5\na_1.jpg_2,,4,5\na_1.jpg_3,7 1,4,5\n");
        using DatasetReader severstal = DatasetFormats.Open([steel], new ReadOptions { Strict = true });
        DatasetItem item = Assert.Single(severstal);
        Assert.Equal("a_1.jpg", item.Image.FileName);
        Assert.Equal(["1", "3"], item.Annotations.Select(annotation => severstal.Info.Categories[annotation.Category].Name));
    }
}
