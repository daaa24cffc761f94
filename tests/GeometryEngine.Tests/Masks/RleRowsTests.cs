using GeometryEngine.TestSupport;

namespace GeometryEngine.Tests.Masks;

public class RleRowsTests
{
    private static readonly Gen<(bool[,] Crop, int Height, int Width, int Left, int Top)> Crops =
        Generators.Size.SelectMany((height, width) => Gen.Select(
            Generators.Pixels(height, width), Gen.Int[0, 20], Gen.Int[0, 20], Gen.Int[-25, 25], Gen.Int[-25, 25]));

    [Fact]
    public void Runs_along_rows_are_the_pixels_of_the_crop_that_lie_in_the_image() => Crops.Sample((crop, height, width, left, top) =>
    {
        Rle mask = Rle.FromRowCounts(height, width, RowCounts(crop), left, top, crop.GetLength(0), crop.GetLength(1));
        Assert.True(mask.IsCanonical);
        var pixels = new byte[height * width];
        mask.Decode(pixels, PixelOrder.RowMajor);
        for (int row = 0; row < height; row++)
            for (int column = 0; column < width; column++) Assert.Equal(At(crop, row - top, column - left), pixels[row * width + column] == 1);
    });

    [Fact]
    public void The_crop_of_a_mask_reads_back_as_the_mask_inside_it() => Crops.Sample((pixels, cropHeight, cropWidth, left, top) =>
    {
        int height = pixels.GetLength(0), width = pixels.GetLength(1);
        Rle mask = Rle.FromRowCounts(height, width, RowCounts(pixels), 0, 0, height, width);
        uint[] counts = mask.ToRowCounts(left, top, cropHeight, cropWidth);
        Assert.DoesNotContain(0u, counts.Skip(1));
        var crop = new bool[cropHeight, cropWidth];
        for (int row = 0; row < cropHeight; row++)
            for (int column = 0; column < cropWidth; column++) crop[row, column] = At(pixels, row + top, column + left);
        Assert.Equal(RowCounts(crop), counts);
    });

    [Fact]
    public void Empty_runs_are_accepted() =>
        Assert.Equal(Rle.FromRowCounts(2, 3, [1, 1, 2, 1, 1], 0, 0, 2, 3), Rle.FromRowCounts(2, 3, [1, 1, 0, 0, 2, 1, 1], 0, 0, 2, 3));

    [Fact]
    public void Runs_that_do_not_fill_the_crop_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Rle.FromRowCounts(4, 4, [3, 2], 0, 0, 2, 3));
        Assert.Throws<ArgumentException>(() => Rle.FromRowCounts(4, 4, [3, 4], 0, 0, 2, 3));
        Assert.Throws<ArgumentException>(() => Rle.Empty(4, 4).ToRowCounts(0, 0, -1, 3));
    }

    // Pixel by pixel: a run ends where the value changes.
    private static uint[] RowCounts(bool[,] pixels)
    {
        var counts = new List<uint> { 0 };
        foreach (bool pixel in pixels)
        {
            if (pixel != (counts.Count % 2 == 0)) counts.Add(0);
            counts[^1]++;
        }
        return [.. counts];
    }

    private static bool At(bool[,] pixels, int row, int column) =>
        row >= 0 && column >= 0 && row < pixels.GetLength(0) && column < pixels.GetLength(1) && pixels[row, column];
}
