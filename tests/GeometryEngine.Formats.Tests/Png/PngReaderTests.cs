namespace GeometryEngine.Formats.Tests;

public class PngReaderTests
{
    private static readonly Gen<(int Height, int Width, int Bits, int Seed)> Images =
        Gen.Select(Gen.Int[1, 9], Gen.Int[1, 19], Gen.Int[0, 4].Select(power => 1 << power), Gen.Int);

    [Fact]
    public void Every_depth_and_filter_reads_back() => Images.Sample(image =>
    {
        var random = new Random(image.Seed);
        ushort[] pixels = [.. Enumerable.Range(0, image.Height * image.Width).Select(_ => (ushort)random.Next(1 << image.Bits))];
        int[] filters = [.. Enumerable.Range(0, image.Height).Select(_ => random.Next(5))];
        LabelMap<ushort> read = PngReader.ReadLabels(SlowPngWriter.Encode(pixels, image.Height, image.Width, image.Bits, row => filters[row]), "x.png");
        Assert.Equal((image.Height, image.Width), (read.Height, read.Width));
        Assert.Equal(pixels, read.Labels.ToArray());
    });

    [Fact]
    public void Palette_indexes_are_read_as_they_are() =>
        Assert.Equal([3, 0, 1], PngReader.ReadLabels(SlowPngWriter.Encode([3, 0, 1], 1, 3, 2, _ => 0, colour: 3), "x.png").Labels.ToArray());

    [Theory]
    [InlineData(2, 8, 0, "colour type 2")]
    [InlineData(6, 8, 0, "colour type 6")]
    [InlineData(3, 16, 0, "16 bits")]
    [InlineData(0, 8, 1, "interlaced")]
    public void What_is_no_mask_is_refused_by_name(byte colour, int bits, byte interlace, string words)
    {
        byte[] file = SlowPngWriter.Encode([1, 2], 1, 2, bits, _ => 0, colour, interlace);
        Assert.Contains(words, Assert.Throws<InputException>(() => PngReader.ReadLabels(file, "x.png")).Message);
    }

    [Fact]
    public void A_file_cut_short_or_damaged_anywhere_is_refused()
    {
        byte[] file = SlowPngWriter.Encode([.. Enumerable.Range(0, 64).Select(i => (ushort)(i * 3))], 8, 8, 8, row => row % 5);
        for (int length = 0; length < file.Length; length++)
            Assert.Throws<InputException>(() => PngReader.ReadLabels(file[..length], "x.png"));
        for (int place = 0; place < file.Length; place++)
        {
            byte[] damaged = [.. file];
            damaged[place] ^= 0x10;
            Assert.Throws<InputException>(() => PngReader.ReadLabels(damaged, "x.png"));
        }
    }
}
