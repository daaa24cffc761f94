namespace GeometryEngine.Formats.Tests;

public class PngEncoderTests
{
    private static readonly Rgb[] Colors = [.. Enumerable.Range(0, 256).Select(i => new Rgb((byte)i, (byte)(i * 7), (byte)(255 - i)))];

    public static TheoryData<string> Formats => [.. ByName.Keys];

    internal static Dictionary<string, PngPixelFormat> ByName { get; } = new()
    {
        ["gray1"] = PngPixelFormat.Gray1,
        ["gray2"] = PngPixelFormat.Gray2,
        ["gray4"] = PngPixelFormat.Gray4,
        ["gray8"] = PngPixelFormat.Gray8,
        ["gray16"] = PngPixelFormat.Gray16,
        ["palette"] = PngPixelFormat.Palette(Colors),
        ["ids"] = PngPixelFormat.RgbIds,
        ["colors"] = PngPixelFormat.ColorMap(Colors),
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_format_decodes_to_its_pixels(string name)
    {
        PngPixelFormat format = ByName[name];
        var encoder = new PngEncoder(); // one for all: nothing of an image may show in the next
        PngScene.Gen(format.MaxLabel).Sample(scene => AssertDecodes(encoder, scene, format), iter: 300, threads: 1);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_format_decodes_to_its_pixels_when_it_is_written_small(string name)
    {
        PngPixelFormat format = ByName[name];
        var encoder = new PngEncoder(PngCompression.Small);
        PngScene.Gen(format.MaxLabel, maxSide: 30).Sample(scene => AssertDecodes(encoder, scene, format), iter: 50, threads: 1);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 20_000)]
    [InlineData(3, 20_000)]
    [InlineData(20_000, 3)]
    [InlineData(20_000, 1)]
    [InlineData(517, 775)]
    public void Long_rows_and_many_rows(int height, int width)
    {
        var encoder = new PngEncoder();
        foreach (PngPixelFormat format in ByName.Values)
            for (int kind = 0; kind < PngScene.Kinds; kind++) AssertDecodes(encoder, PngScene.Make(height, width, format.MaxLabel, kind, seed: height + kind), format);
    }

    [Fact]
    public void Runs_of_every_length_about_the_longest_match()
    {
        // A row of zeros below a row with one run: each length occurs as a run, and as the zeros before and behind it.
        var encoder = new PngEncoder();
        foreach (PngPixelFormat format in (PngPixelFormat[])[PngPixelFormat.Gray8, PngPixelFormat.Gray16, PngPixelFormat.RgbIds])
        {
            for (int length = 1; length <= 800; length++)
            {
                int width = 2 * length + 3;
                int[] row = [.. Enumerable.Range(0, width).Select(x => x >= length && x < 2 * length ? format.MaxLabel - 1 : 0)];
                AssertDecodes(encoder, new PngScene(2, width, [.. row, .. new int[width]]), format);
            }
        }
    }

    [Fact]
    public void A_large_image_of_one_run_takes_many_tokens_and_little_room()
    {
        using var output = new MemoryStream();
        new PngEncoder().Encode(LabelRuns.Paint(2000, 7001, [], PixelOrder.RowMajor), PngPixelFormat.Gray8, output);
        Assert.All(SlowPngReader.Decode(output.ToArray()).Pixels.Chunk(1 << 20), pixels => Assert.False(pixels.AsSpan().ContainsAnyExcept(0)));
        Assert.InRange(output.Length, 100, 2000 * 7001 / 700);
    }

    [Fact]
    public void A_mask_and_a_dense_map_give_the_bytes_of_their_runs() =>
        PngScene.Gen(255, maxSide: 200).Sample(scene =>
        {
            var encoder = new PngEncoder();
            Assert.Equal(Encode(encoder, scene.ToRuns(), PngPixelFormat.Gray8), Encode(output => encoder.Encode(scene.ToMap(), PngPixelFormat.Gray8, output)));
            Rle mask = scene.Mask(scene.Pixels[0]);
            LabelRuns rows = LabelRuns.Paint(scene.Height, scene.Width, [(mask, 255)], PixelOrder.RowMajor);
            Assert.Equal(Encode(encoder, rows, PngPixelFormat.Gray8), Encode(output => encoder.Encode(BitMask.FromRle(mask), 255, PngPixelFormat.Gray8, output)));
        }, iter: 200);

    [Fact]
    public void Labels_that_do_not_fit_name_the_format_that_would_hold_them()
    {
        Assert.Contains("label 2; 0 to 1 are allowed, 0 to 255 with Gray8", Refusal(2, PngPixelFormat.Gray1));
        Assert.Contains("label 256; 0 to 255 are allowed, 0 to 65535 with Gray16", Refusal(256, PngPixelFormat.Gray8));
        Assert.Contains("label 65536; 0 to 65535 are allowed, 0 to 16777215 with RgbIds", Refusal(65536, PngPixelFormat.Gray16));
        Assert.Contains("label 16777216; 0 to 16777215 are allowed", Refusal(1 << 24, PngPixelFormat.RgbIds));
        Assert.Contains("label -1; 0 to 255 are allowed", Refusal(-1, PngPixelFormat.Gray8));
        Assert.Contains("label 2; 0 to 1 are allowed", Refusal(2, PngPixelFormat.Palette(Colors.AsSpan(0, 2))));
    }

    [Fact]
    public void What_has_no_pixels_or_goes_by_columns_is_refused()
    {
        var encoder = new PngEncoder();
        Assert.Throws<ArgumentException>(() => encoder.Encode(LabelRuns.Paint(0, 5, [], PixelOrder.RowMajor), PngPixelFormat.Gray8, Stream.Null));
        Assert.Throws<ArgumentException>(() => encoder.Encode(LabelRuns.Paint(5, 0, [], PixelOrder.RowMajor), PngPixelFormat.Gray8, Stream.Null));
        Assert.Throws<ArgumentException>(() => encoder.Encode(LabelRuns.Paint(5, 5, [], PixelOrder.ColumnMajor), PngPixelFormat.Gray8, Stream.Null));
        Assert.Throws<ArgumentException>(() => PngPixelFormat.Palette([]));
        Assert.Throws<ArgumentException>(() => PngPixelFormat.Palette(new Rgb[257]));
    }

    [Fact]
    public void An_encoder_is_usable_after_an_output_that_failed()
    {
        var encoder = new PngEncoder();
        PngScene scene = PngScene.Make(300, 300, 255, 0, 1);
        Assert.Throws<NotSupportedException>(() => encoder.Encode(scene.ToRuns(), PngPixelFormat.Gray8, new MemoryStream([], writable: false)));
        AssertDecodes(encoder, scene, PngPixelFormat.Gray8);
    }

    internal static byte[] Encode(PngEncoder encoder, LabelRuns runs, PngPixelFormat format) => Encode(output => encoder.Encode(runs, format, output));

    private static byte[] Encode(Action<Stream> encode)
    {
        using var output = new MemoryStream();
        encode(output);
        return output.ToArray();
    }

    private static void AssertDecodes(PngEncoder encoder, PngScene scene, PngPixelFormat format)
    {
        var (height, width, bits, color, pixels) = SlowPngReader.Decode(Encode(encoder, scene.ToRuns(), format));
        Assert.Equal((scene.Height, scene.Width, format.Bits, format.Color), (height, width, bits, color));
        bool isColors = format.Color == PngColor.Rgb && !format.Colors.IsEmpty;
        int[] expected = isColors ? [.. scene.Pixels.Select(label => Colors[label]).Select(it => it.R | it.G << 8 | it.B << 16)] : scene.Pixels;
        Assert.True(expected.AsSpan().SequenceEqual(pixels), $"{scene} {format.Color} {format.Bits}");
    }

    private static string Refusal(int label, PngPixelFormat format) => Assert.Throws<ArgumentException>(() =>
        new PngEncoder().Encode(LabelRuns.Paint(1, 1, [(Rle.FromCounts(1, 1, [0, 1]), label)], PixelOrder.RowMajor), format, Stream.Null)).Message;
}
