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
}
