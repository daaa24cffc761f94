using OpenCvSharp;

namespace GeometryEngine.Formats.Tests;

public class PngReaderTests
{
    private static readonly (PngColor Color, int Bits, int PixelBits)[] Kinds =
    [
        (PngColor.Gray, 1, 1), (PngColor.Gray, 2, 2), (PngColor.Gray, 4, 4), (PngColor.Gray, 8, 8), (PngColor.Gray, 16, 16), (PngColor.Palette, 1, 1),
        (PngColor.Palette, 2, 2), (PngColor.Palette, 4, 4), (PngColor.Palette, 8, 8), (PngColor.GrayAlpha, 8, 16), (PngColor.Rgb, 8, 24), (PngColor.Rgba, 8, 32),
    ];

    private static readonly byte[] Palette = [.. Enumerable.Range(0, 768).Select(i => (byte)(i * 5))];

    [Fact]
    public void Every_depth_colour_type_filter_and_pass_reads_back() =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[1, 20], Gen.Int[0, Kinds.Length - 1], Gen.Bool, Gen.Int).Sample((height, width, kind, interlaced, seed) =>
        {
            var random = new Random(seed);
            (PngColor color, int bits, int pixelBits) = Kinds[kind];
            uint[] pixels = [.. Enumerable.Range(0, height * width).Select(_ => (uint)random.NextInt64(1L << pixelBits))];
            int[] filters = [.. Enumerable.Range(0, height).Select(_ => random.Next(5))];
            byte[]? palette = color == PngColor.Palette ? Palette : null;
            PngImage read = PngReader.Read(SlowPngWriter.Encode(pixels, height, width, bits, row => filters[row], color, interlaced, palette), "x.png");
            Assert.Equal((height, width, bits, color), (read.Height, read.Width, read.Bits, read.Color));
            Assert.Equal(pixels, read.Pixels.ToArray());
            Assert.Equal(palette is null ? 0 : 256, read.Palette.Length);
        }, iter: 1000);

    [Fact]
    public void What_the_encoder_writes_reads_back() => Assert.All(PngEncoderTests.ByName.Values, format => PngScene.Gen(format.MaxLabel).Sample(scene =>
    {
        PngImage read = PngReader.Read(PngEncoderTests.Encode(new PngEncoder(), scene.ToRuns(), format), "x.png");
        Assert.True(format.Colors.SequenceEqual(read.Palette) || format.Color != PngColor.Palette);
        Assert.Equal(scene.Pixels, read.Pixels.ToArray().Select(pixel => format.Color != PngColor.Rgb || format.Colors.IsEmpty ? (int)pixel : (int)(pixel & 255)));
    }, iter: 20));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void What_OpenCv_writes_reads_the_same(int channels)
    {
        Assert.SkipUnless(PngPeerTests.HasOpenCv(), "OpenCV's native library does not load here");
        using var image = new Mat(67, 83, MatType.CV_8UC(channels));
        Cv2.Randu(image, Scalar.All(0), Scalar.All(256));
        using Mat smooth = image.GaussianBlur(new OpenCvSharp.Size(9, 9), 0); // noise would leave the filters little to do
        Assert.True(Cv2.ImEncode(".png", smooth, out byte[] file));
        PngImage read = PngReader.Read(file, "x.png");
        byte[] bytes = new byte[67 * 83 * channels];
        System.Runtime.InteropServices.Marshal.Copy(smooth.Data, bytes, 0, bytes.Length);
        Assert.Equal(bytes.Chunk(channels).Select(Packed), read.Pixels.ToArray());

        static uint Packed(byte[] bgra) => bgra.Length == 1 ? bgra[0] : (uint)(bgra[2] | bgra[1] << 8 | bgra[0] << 16 | (bgra.Length == 4 ? bgra[3] << 24 : 0));
    }

    [Fact]
    public void Masks_are_grey_or_a_palettes_indexes()
    {
        Assert.Equal([3, 0, 1], PngReader.ReadLabels(SlowPngWriter.Encode([3, 0, 1], 1, 3, 2, _ => 0, PngColor.Palette, palette: Palette), "x.png").Labels.ToArray());
        byte[] colors = SlowPngWriter.Encode([1], 1, 1, 8, _ => 0, PngColor.Rgb);
        Assert.Contains("colour type 2; allowed: 0 (grey) or 3 (palette)", Assert.Throws<InputException>(() => PngReader.ReadLabels(colors, "x.png")).Message);
    }

    [Theory]
    [InlineData(24, 3, "3 bits of colour type 0")]
    [InlineData(25, 5, "colour type 5; allowed: 0, 2, 3, 4 or 6")]
    [InlineData(25, 2, "16 bits of colour type 2")]
    [InlineData(26, 1, "compression 1")]
    [InlineData(28, 2, "interlace method 2; allowed: 0 or 1")]
    [InlineData(16, 0xFF, "pixels; allowed: 1 to 268435456 pixels")]
    public void A_header_of_anything_else_is_refused_by_name(int place, byte value, string words)
    {
        byte[] header = SlowPngWriter.Encode([1, 2], 1, 2, 16, _ => 0)[16..29];
        header[place - 16] = value;
        Assert.Contains(words, Refusal(SlowPngWriter.File(("IHDR", header), ("IEND", []))));
    }

    [Fact]
    public void A_small_file_makes_no_room_for_a_large_image()
    {
        byte[] header = SlowPngWriter.Encode([1], 1, 1, 8, _ => 0)[16..29];
        header[2] = header[6] = 0x9C; // 39,937 each way
        byte[] file = SlowPngWriter.File(("IHDR", header), ("IDAT", new byte[1000]), ("IEND", []));
        Assert.Contains("1 to 268435456 pixels", Refusal(file));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("1000 bytes of image data; allowed: at least", Assert.Throws<InputException>(() => PngReader.Read(file, "x.png", long.MaxValue)).Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Chunks_out_of_order_or_unknown_are_refused()
    {
        byte[] header = SlowPngWriter.Encode([1], 1, 1, 8, _ => 0)[16..29];
        Assert.Contains("IHDR, which comes first", Refusal(SlowPngWriter.File(("IDAT", []), ("IHDR", header), ("IEND", []))));
        Assert.Contains("a second IHDR", Refusal(SlowPngWriter.File(("IHDR", header), ("IHDR", header), ("IEND", []))));
        Assert.Contains("chunk ABCD, which is said to matter", Refusal(SlowPngWriter.File(("IHDR", header), ("ABCD", []), ("IEND", []))));
        Assert.Contains("a PLTE of 4 bytes", Refusal(SlowPngWriter.File(("IHDR", header), ("PLTE", new byte[4]), ("IEND", []))));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_cut_short_or_damaged_anywhere_is_refused(bool interlaced)
    {
        byte[] file = SlowPngWriter.Encode([.. Enumerable.Range(0, 64).Select(i => (uint)(i * 3))], 8, 8, 8, row => row % 5, interlaced: interlaced);
        for (int length = 0; length < file.Length; length++) Refusal(file[..length]);
        for (int place = 0; place < file.Length; place++)
        {
            byte[] damaged = [.. file];
            damaged[place] ^= 0x10;
            Refusal(damaged);
        }
    }

    private static string Refusal(byte[] file) => Assert.Throws<InputException>(() => PngReader.Read(file, "x.png")).Message;
}
