using GeometryEngine.TestSupport;
using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Tests;

[EveryLevel]
public class BitMaskTests
{
    [Fact]
    public void Bits_and_runs_hold_the_same_pixels() =>
        Generators.SameSize(1).Sample(masks =>
        {
            bool[,] pixels = masks[0];
            Rle rle = NaiveMask.ToRle(pixels);
            BitMask bits = BitMask.FromRle(rle);
            Assert.Equal(rle, bits.ToRle());
            Assert.Equal(rle.Area(), bits.Area());
            Assert.Equal(rle.BoundingBox(), bits.BoundingBox());
            var bytes = new byte[pixels.Length];
            Array.Fill(bytes, (byte)99);
            bits.Decode(bytes);
            Assert.Equal(NaiveMask.Bytes(pixels, PixelOrder.RowMajor), bytes);
            for (int row = 0; row < bits.Height; row++)
                for (int column = 0; column < bits.Width; column++) Assert.Equal(pixels[row, column], bits[row, column]);
        }, iter: 1000);

    [Fact]
    public void Empty_runs_do_not_matter() =>
        Generators.LooseMasks(1).Sample(masks => Assert.Equal(masks[0].Canonical(), BitMask.FromRle(masks[0]).ToRle()), iter: 1000);

    [Fact]
    public void Algebra_is_that_of_runs() =>
        Generators.SameSize(2).Sample(masks =>
        {
            Rle a = NaiveMask.ToRle(masks[0]), b = NaiveMask.ToRle(masks[1]);
            BitMask bitsA = BitMask.FromRle(a), bitsB = BitMask.FromRle(b);
            Assert.Equal(Rle.Union(a, b), bitsA.Union(bitsB).ToRle());
            Assert.Equal(a.Intersection(b), bitsA.Intersection(bitsB).ToRle());
            Assert.Equal(a.Difference(b), bitsA.Difference(bitsB).ToRle());
            Assert.Equal(a.IntersectionArea(b), bitsA.IntersectionArea(bitsB));
        }, iter: 2000);

    [Fact]
    public void Rasterizing_gives_the_same_bits_as_runs() =>
        PolygonGenerators.Hostile.Sample(c =>
        {
            var polygon = new Polygon(c.Ring);
            foreach (RasterRule rule in Enum.GetValues<RasterRule>())
            {
                Rle runs = Rasterizer.ToRle(polygon, c.Height, c.Width, rule);
                Assert.Equal(runs, Rasterizer.ToBitMask(polygon, c.Height, c.Width, rule).ToRle());
                Assert.Equal(runs.BoundingBox(), Rasterizer.ToBitMask(polygon, c.Height, c.Width, rule).BoundingBox());
            }
        }, iter: 2000);

    [Fact]
    public void A_mask_is_stored_cropped_to_whole_strips_of_its_box()
    {
        Rle rle = Rasterizer.ToRle(new Box(130, 20, 10, 5), 480, 640);
        Assert.Equal(new BitFrame(Top: 20, Bottom: 25, First: 2, End: 3), BitMask.FromRle(rle).Frame);
        Assert.Equal(BitMask.FromRle(rle).Frame, Rasterizer.ToBitMask(new Polygon([130, 20, 130, 25, 140, 25, 140, 20]), 480, 640).Frame);
        Assert.Equal(0b1111111111UL << 2, BitMask.FromRle(rle).Strip(2)[0]);
        Assert.Equal(default, BitMask.FromRle(Rle.Empty(480, 640)).Frame);
    }

    [Fact]
    public void Masks_of_other_sizes_and_pixels_outside_are_refused()
    {
        BitMask a = BitMask.FromRle(Rle.Empty(2, 3)), b = BitMask.FromRle(Rle.Empty(3, 2));
        Assert.Throws<ArgumentException>(() => a.Union(b));
        Assert.Throws<ArgumentException>(() => a.Intersection(b));
        Assert.Throws<ArgumentException>(() => a.Difference(b));
        Assert.Throws<ArgumentException>(() => a.IntersectionArea(b));
        Assert.Throws<ArgumentException>(() => a.Decode(new byte[7]));
        Assert.Throws<ArgumentException>(() => a[2, 0]);
        Assert.Throws<ArgumentException>(() => a[0, -1]);
    }
}
