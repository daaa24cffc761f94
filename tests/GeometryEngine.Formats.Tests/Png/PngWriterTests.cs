namespace GeometryEngine.Formats.Tests;

public class PngWriterTests
{
    private static readonly Gen<(int Height, int Width)> Sizes = Gen.Int[1, 40].Select(Gen.Int[1, 70]);

    [Fact]
    public void Gray8_comes_back_as_it_was() =>
        Sizes.SelectMany(size => Gen.Byte.Array[size.Height * size.Width].Select(pixels => (size, pixels))).Sample(sample =>
        {
            var output = new MemoryStream();
            PngWriter.WriteGray8(output, sample.pixels, sample.size.Height, sample.size.Width);
            var (height, width, bitDepth, pixels) = PngDecoder.Decode(output.ToArray());
            Assert.Equal((sample.size.Height, sample.size.Width, 8), (height, width, bitDepth));
            Assert.Equal(sample.pixels.Select(pixel => (ushort)pixel), pixels);
        }, iter: 200);

    [Fact]
    public void Gray16_comes_back_as_it_was() =>
        Sizes.SelectMany(size => Gen.UShort.Array[size.Height * size.Width].Select(pixels => (size, pixels))).Sample(sample =>
        {
            var output = new MemoryStream();
            PngWriter.WriteGray16(output, sample.pixels, sample.size.Height, sample.size.Width);
            var (height, width, bitDepth, pixels) = PngDecoder.Decode(output.ToArray());
            Assert.Equal((sample.size.Height, sample.size.Width, 16), (height, width, bitDepth));
            Assert.Equal(sample.pixels, pixels);
        }, iter: 200);

    [Fact]
    public void A_large_mask_is_small()
    {
        const int side = 800;
        var pixels = new byte[side * side];
        for (int y = 0; y < side; y++)
            for (int x = 0; x < side; x++)
                pixels[y * side + x] = (x - 400) * (x - 400) + (y - 350) * (y - 350) < 100_000 ? (byte)7 : (byte)0;
        var output = new MemoryStream();
        PngWriter.WriteGray8(output, pixels, side, side);
        Assert.Equal(pixels.Select(pixel => (ushort)pixel), PngDecoder.Decode(output.ToArray()).Pixels);
        Assert.InRange(output.Length, 100, pixels.Length / 50);
    }

    [Theory]
    [InlineData(0, 5, 0)]
    [InlineData(5, 0, 0)]
    [InlineData(2, 3, 5)]
    public void A_size_that_is_not_that_of_the_pixels_is_refused(int height, int width, int pixels)
    {
        Assert.Throws<ArgumentException>(() => PngWriter.WriteGray8(new MemoryStream(), new byte[pixels], height, width));
        Assert.Throws<ArgumentException>(() => PngWriter.WriteGray16(new MemoryStream(), new ushort[pixels], height, width));
    }
}
