using System.Text;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Formats.Tests.Arrays;

public class NpyTests
{
    [Theory]
    [InlineData("<i4", false, "000000000100000002000000000000000100000001000000")]
    [InlineData(">u2", false, "000000010002000000010001")]
    [InlineData("|u1", true, "000001010201")]
    [InlineData("<f4", false, "000000000000803f0000004000000000" + "0000803f0000803f")]
    public void Types_and_orders_are_read(string type, bool fortran, string hex)
    {
        byte[] file = Npy($"{{'descr': '{type}', 'fortran_order': {(fortran ? "True" : "False")}, 'shape': (2, 3), }}", Convert.FromHexString(hex));
        LabelArray labels = NpyReader.Read(file, "file", 100);
        Assert.Equal([0, 1, 2, 0, 1, 1], labels.Values);
        Assert.Equal([(1L, 3L), (2L, 1L)], labels.Masks().Select(mask => (mask.Value, mask.Mask.Area())));
    }

    [Theory]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (2, 3), }", "Python objects")]
    [InlineData("{'descr': '<c8', 'fortran_order': False, 'shape': (2, 3), }", "the type '<c8'")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 2, 2), }", "(2, 2, 2)")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (99999, 99999), }", "99999 x 99999")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 4), }", "6 bytes")]
    [InlineData("{'descr': '|u1', 'fortran_order': False}", "()")]
    public void What_is_no_label_image_is_refused(string header, string found)
    {
        InputException refused = Assert.Throws<InputException>(() => NpyReader.Read(Npy(header, new byte[6]), "file", 1000));
        Assert.Contains(found, refused.Problem.Found);
    }

    [Fact]
    public void Any_damage_does_no_harm()
    {
        byte[] file = Npy("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }", new byte[48]);
        Gen.Select(Gen.Int[0, file.Length - 1], Gen.Byte, Gen.Int[0, file.Length]).Sample((at, value, length) =>
        {
            byte[] damaged = [.. file];
            damaged[at] = value;
            try { NpyReader.Read(damaged.AsSpan(0, length), "file", 1000); }
            catch (InputException) { }
        });
    }

    [Theory]
    [InlineData("labelme_SegmentationObject_2011_000003.npy", 338, 500, 15662, 17218, 873)]
    [InlineData("HGG_val0_label_cropped.npy", 2, 5, 3, 2)]
    public void Samples_are_read(string file, int height, int width, params int[] areas)
    {
        (_, List<DatasetItem> items) = Contracts.RoundTrip.Read(Repository.SharedSample("numpy", file), new ReadOptions { Strict = true });
        DatasetItem item = Assert.Single(items);
        Assert.Equal((height, width), (item.Image.Height, item.Image.Width));
        Assert.Equal(areas.Select(area => (long)area), item.Annotations.Select(annotation => annotation.Mask!.Area()));
    }

    private static byte[] Npy(string header, byte[] data)
    {
        header = header.PadRight(117) + "\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header), .. data];
    }
}
