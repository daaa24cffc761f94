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
    public void A_mask_is_stored_cropped_to_whole_strips_and_steps_of_rows()
    {
        BitView bits = BitMask.FromRle(Rasterizer.ToRle(new Box(130, 20, 10, 5), 480, 640)).Bits;
        Assert.Equal(new BitFrame(Top: 16, Bottom: 32, First: 2, End: 3), bits.Frame);
        ulong row = 0b1111111111UL << 2;
        Assert.Equal([0, 0, 0, 0, row, row, row, row, row, 0, 0, 0, 0, 0, 0, 0], bits.Strip(2).ToArray());
        Assert.Equal(default, BitMask.FromRle(Rle.Empty(480, 640)).Bits.Frame);
    }

    [Fact]
    public void Frames_hold_a_row_below_their_box()
    {
        Assert.Equal(new BitFrame(0, 8, 0, 1), BitFrame.Around(new PixelBox(0, 0, 64, 7)));
        Assert.Equal(new BitFrame(0, 16, 0, 2), BitFrame.Around(new PixelBox(0, 0, 65, 8)));
        Assert.Equal(new BitFrame(8, 24, 1, 3), BitFrame.Around(new PixelBox(127, 9, 129, 16)));
        Assert.Equal(default, BitFrame.Around(new PixelBox(3, 5, 3, 9)));
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
