using System.Buffers.Binary;
using BitMiracle.LibTiff.Classic;

namespace GeometryEngine.Formats.Tests;

/// <summary>TIFF masks, held against what a plain loop makes of the same labels, and against the sample.</summary>
public sealed class TiffTests : IDisposable
{
    private static readonly bool[] Flags = [false, true];

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    public static TheoryData<int, SampleFormat, Compression, bool, bool, string> Kinds()
    {
        var kinds = new TheoryData<int, SampleFormat, Compression, bool, bool, string>();
        (int Bits, SampleFormat Format)[] depths =
        [
            (1, SampleFormat.UINT), (8, SampleFormat.UINT), (8, SampleFormat.INT), (16, SampleFormat.UINT), (16, SampleFormat.INT), (32, SampleFormat.UINT), (32, SampleFormat.INT),
            (32, SampleFormat.IEEEFP), (64, SampleFormat.IEEEFP),
        ];
        foreach ((int bits, SampleFormat format) in depths)
            foreach (Compression compression in (Compression[])[Compression.NONE, Compression.LZW, Compression.ADOBE_DEFLATE, Compression.DEFLATE, Compression.PACKBITS])
                foreach (bool isTiled in (bool[])[false, true])
                    foreach (string mode in (string[])["wl", "wb"])
                        kinds.Add(bits, format, compression, compression != Compression.PACKBITS && format != SampleFormat.IEEEFP && bits > 1 && (mode == "wl" || bits == 8), isTiled, mode);
        kinds.Add(1, SampleFormat.UINT, Compression.CCITTFAX4, false, false, "wl");
        kinds.Add(1, SampleFormat.UINT, Compression.CCITTFAX3, false, false, "wb");
        kinds.Add(16, SampleFormat.UINT, Compression.LZW, false, false, "w8");
        return kinds;
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Every_kind_of_file_gives_the_masks_of_its_labels(int bits, SampleFormat format, Compression compression, bool predicts, bool isTiled, string mode)
    {
        TiffScene scene = Scene(41, 37, bits, format) with { Bits = bits, Format = format, Compression = compression, Predicts = predicts && compression != Compression.NONE, IsTiled = isTiled, Mode = mode };
        string path = _scratch.Write("a.tif", TiffScene.Write(scene));
        using DatasetReader reader = DatasetFormats.Open([path], new ReadOptions { Strict = true });
        DatasetItem item = Assert.Single(reader);
        Assert.Equal((41, 37, "a.tif"), (item.Image.Height, item.Image.Width, item.Image.FileName));
        Assert.Equal(scene.Masks(), item.Annotations.Select(annotation => (Label(reader.Info, annotation), annotation.Mask!)));
        Assert.Equal(bits > 8, item.Annotations[0].Id is not null);
    }

    public static TheoryData<bool, bool, bool, int> Orders() =>
        [.. from isLittle in Flags from isBig in Flags from predicts in Flags from bits in (int[])[8, 16, 32] where isLittle || !isBig select (isLittle, isBig, predicts, bits)];

    [Theory, MemberData(nameof(Orders))]
    public void Either_order_of_bytes_and_either_size_of_file_gives_the_masks(bool isLittle, bool isBig, bool predicts, int bits)
    {
        TiffScene scene = Scene(23, 19, bits);
        string path = _scratch.Write("a.tif", SlowTiffWriter.Write(23, 19, bits, [.. scene.Labels.Select(label => (uint)label)], isLittle, isBig, predicts));
        using DatasetReader reader = DatasetFormats.Open([path], new ReadOptions { Strict = true });
        Assert.Equal(scene.Masks().Select(mask => mask.Mask), Assert.Single(reader).Annotations.Select(annotation => annotation.Mask!));
    }

    [Fact]
    public void Labels_of_the_sample_are_as_expected()
    {
        var sample = Sample.Read("tiff/mask2d.tif");
        Assert.Empty(sample.Problems);
        DatasetItem item = Assert.Single(sample.Items);
        Assert.Equal((sample.Count("height"), sample.Count("width")), (item.Image.Height, item.Image.Width));
        Assert.Equal(sample.Count("labels_incl_0") - 1, item.Annotations.Count);
        Assert.Equal(sample.Count("nonzero_pixels"), item.Annotations.Sum(annotation => annotation.Mask!.Area()));
        Assert.Equal(sample.Count("max_label"), item.Annotations.Max(annotation => annotation.Id!.Value.Number));
    }

    [Fact]
    public void Planes_of_a_stack_are_images()
    {
        TiffScene[] scenes = [Scene(5, 6, 16), Scene(7, 8, 16), Scene(9, 3, 16)];
        _scratch.Write("masks/train/s.tiff", TiffScene.Write(scenes));
        _scratch.Write("images/s.tiff", [1, 2]);
        using DatasetReader reader = DatasetFormats.Open([_scratch.Folder], new ReadOptions { Strict = true });
        Assert.Equal(["masks/train/s.tiff#0", "masks/train/s.tiff#1", "masks/train/s.tiff#2"], reader.Select(item => item.Image.FileName));
        Assert.Equal(scenes.Select(scene => scene.Masks().Select(mask => mask.Mask)), reader.Select(item => item.Annotations.Select(annotation => annotation.Mask!)));
        Assert.All(reader, item => Assert.Equal("train", item.Image.Subset));
    }

    [Fact]
    public void Names_make_categories_of_labels_of_any_depth()
    {
        _scratch.Write("labels.txt", "cat\ndog\n");
        _scratch.Write("a.tif", TiffScene.Write(new TiffScene(2, 3, [0, 1, 1, 5, 1, 0])));
        using DatasetReader reader = DatasetFormats.Open([_scratch.Folder]);
        DatasetItem item = Assert.Single(reader);
        Assert.Equal([("cat", 2L), ("dog", 3)], item.Annotations.Select(annotation => (reader.Info.Categories[annotation.Category].Name, annotation.Mask!.Area())));
        Assert.Equal("label 5", Assert.Single(item.Problems).Found);
    }

    [Fact]
    public void White_is_1_in_images_of_1_bit()
    {
        var scene = new TiffScene(2, 3, [0, 1, 1, 0, 1, 0]) { Bits = 1, Photometric = Photometric.MINISWHITE };
        using DatasetReader reader = DatasetFormats.Open([_scratch.Write("a.tif", TiffScene.Write(scene))]);
        Assert.Equal(scene.Masks().Single().Mask, Assert.Single(Assert.Single(reader).Annotations).Mask);
    }

    [Fact]
    public void Void_of_8_bits_is_none_and_numbers_below_0_neither()
    {
        using DatasetReader bytes = DatasetFormats.Open([_scratch.Write("a.tif", TiffScene.Write(new TiffScene(1, 3, [255, 0, 4]) { Bits = 8 }))]);
        Assert.Equal("4", Assert.Single(bytes.Info.Categories).Name);
        using DatasetReader signed = DatasetFormats.Open([_scratch.Write("b.tif", TiffScene.Write(new TiffScene(1, 3, [-1, 0, 4]) { Bits = 32, Format = SampleFormat.INT }))]);
        Assert.Equal(4, Assert.Single(Assert.Single(signed).Annotations).Id!.Value.Number);
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    [InlineData(1e30)]
    public void Numbers_that_are_no_labels_are_named_with_their_place(double number)
    {
        string path = _scratch.Write("a.tif", TiffScene.Write(new TiffScene(2, 2, [0, 1, number, 1]) { Bits = 64, Format = SampleFormat.IEEEFP }));
        using DatasetReader reader = DatasetFormats.Open([path]);
        Problem problem = Assert.Single(Assert.Single(reader).Problems);
        Assert.Equal(("image 0, row 1, column 0", number.ToString(System.Globalization.CultureInfo.InvariantCulture)), (problem.Place, problem.Found));
    }

    [Theory]
    [InlineData(256, 4, 1_000_000, "an image of 2x1000000 pixels")] // width, with MaxPixels 1000
    [InlineData(256, 4, 100_000_000, "a file of", 1L << 40)]
    [InlineData(257, 4, 0, "an image of 0x3 pixels")]
    [InlineData(259, 3, 7, "compression 7")]
    [InlineData(274, 3, 6, "orientation 6")]
    [InlineData(258, 3, 12, "1 samples of 12 bits")]
    [InlineData(262, 3, 6, "1 samples of 16 bits, format 1, photometric 6")]
    [InlineData(279, 4, 100_000, "100000 as a place or length of pixels (tag 279)")]
    [InlineData(273, 4, 100_000, "100000 as a place or length of pixels (tag 273)")]
    public void Claims_that_do_not_hold_are_refused_before_anything_is_decoded(int tag, int type, uint value, string found, long maxPixels = 1000)
    {
        byte[] bytes = TiffScene.Write(new TiffScene(2, 3, [0, 1, 1, 5, 1, 0]) { RowsPerStrip = 2 });
        int entry = Entry(bytes, tag);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(entry + 2), (short)type);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(entry + 8), value);
        string path = _scratch.Write("a.tif", bytes);
        var options = new ReadOptions { Format = "tiff", MaxPixels = maxPixels };
        using DatasetReader reader = DatasetFormats.Open([path], options);
        Assert.StartsWith(found, Assert.Single(reader.Problems).Found, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => DatasetFormats.Open([path], options with { Strict = true }));
    }

    [Theory]
    [InlineData(4, 9000u, "byte 9000")] // the first directory
    [InlineData(-4, 2_000_000_000u, "tag 256 of 2000000000 values")] // count of the first entry
    public void Directories_that_reach_beyond_the_file_are_refused(int place, uint value, string found)
    {
        byte[] bytes = TiffScene.Write(new TiffScene(2, 3, [0, 1, 1, 5, 1, 0]));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(place > 0 ? place : Entry(bytes, 256) + 4), value);
        using DatasetReader reader = DatasetFormats.Open([_scratch.Write("a.tif", bytes)], new ReadOptions { Format = "tiff" });
        Assert.Equal(found, Assert.Single(reader.Problems).Found);
    }

    [Fact]
    public void A_directory_that_leads_to_itself_is_refused()
    {
        byte[] bytes = TiffScene.Write(new TiffScene(2, 3, [0, 1, 1, 5, 1, 0]));
        int directory = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4)), entries = BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(directory));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(directory + 2 + 12 * entries), directory);
        using DatasetReader reader = DatasetFormats.Open([_scratch.Write("a.tif", bytes)], new ReadOptions { Format = "tiff" });
        Assert.Equal("a directory for the second time", Assert.Single(reader.Problems).Found);
    }

    [Fact]
    public void A_field_of_a_type_that_the_decoder_passes_over_is_refused()
    {
        byte[] bytes = TiffScene.Write(new TiffScene(2, 3, [0, 1, 1, 5, 1, 0]) { Compression = Compression.LZW, Predicts = true });
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(Entry(bytes, 317) + 2), 4); // LONG, which many readers take
        using DatasetReader reader = DatasetFormats.Open([_scratch.Write("a.tif", bytes)]);
        Assert.Equal("tag 317 of value 2 in a type that is not decoded", Assert.Single(Assert.Single(reader).Problems).Found);
    }

    [Fact]
    public void BigTiff_with_the_high_bytes_first_is_refused()
    {
        string path = _scratch.Write("a.tif", SlowTiffWriter.Write(2, 3, 8, [0, 1, 1, 5, 1, 0], isLittle: false, isBig: true, predicts: false));
        using DatasetReader reader = DatasetFormats.Open([path], new ReadOptions { Format = "tiff" });
        Assert.StartsWith("BigTIFF", Assert.Single(reader.Problems).Found);
    }

    [Fact]
    public void Photographs_are_not_taken_for_masks()
    {
        string path = _scratch.Write("a.tif", TiffScene.Write(new TiffScene(2, 3, new double[18]) { Bits = 8, Samples = 3, Photometric = Photometric.RGB }));
        Assert.Throws<InputException>(() => DatasetFormats.Open([path]));
    }

    [Fact]
    public void Damage_is_an_error_or_does_no_harm() => Gen.Select(Gen.UInt, Gen.Int[0, 5], Gen.Bool).Sample((seed, compression, isTiled) =>
    {
        var random = new Random((int)seed);
        Compression[] kinds = [Compression.NONE, Compression.LZW, Compression.ADOBE_DEFLATE, Compression.PACKBITS, Compression.CCITTFAX4, Compression.CCITTFAX3];
        int bits = compression > 3 ? 1 : 16;
        byte[] bytes = TiffScene.Write(Scene(40, 40, bits) with { Bits = bits, Compression = kinds[compression], IsTiled = isTiled && bits > 1 });
        for (int i = random.Next(1, 6); i > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        if (random.Next(4) == 0) bytes = bytes[..random.Next(bytes.Length)];
        using var scratch = new Scratch();
        string path = scratch.Write("a.tif", bytes);
        foreach (bool strict in (bool[])[true, false])
        {
            try { Contracts.RoundTrip.Read(path, new ReadOptions { Strict = strict, Format = "tiff" }); }
            catch (InputException) { }
        }
    }, iter: 2000);

    private static long Label(DatasetInfo info, Annotation annotation) => annotation.Id?.Number ?? long.Parse(info.Categories[annotation.Category].Name, System.Globalization.CultureInfo.InvariantCulture);

    // Blocks of labels as large as the type allows, among them 0, and where there is a sign, numbers below.
    private static TiffScene Scene(int height, int width, int bits, SampleFormat format = SampleFormat.UINT)
    {
        double most = bits switch { 1 => 1, 8 => format == SampleFormat.INT ? 127 : 254, 16 => format == SampleFormat.INT ? 32767 : 65535, _ => format == SampleFormat.UINT ? uint.MaxValue : 1 << 23 };
        double[] labels = [0, most, Math.Min(most, 3), format == SampleFormat.INT ? -5 : 0, Math.Min(most, 100)];
        var random = new Random(bits * 1000 + height);
        int[] blocks = [.. Enumerable.Range(0, 100).Select(_ => random.Next(labels.Length))];
        return new TiffScene(height, width, [.. Enumerable.Range(0, height * width).Select(i => labels[blocks[i / width / 4 * 10 % 90 + i % width / 4]])]);
    }

    private static int Entry(byte[] bytes, int tag)
    {
        int directory = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4)), entry = directory + 2;
        while (BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(entry)) != tag) entry += 12;
        return entry;
    }
}
