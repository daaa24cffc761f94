using GeometryEngine.TestSupport;
using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Tests;

[EveryLevel]
public class RleTests
{
    [Fact]
    public void Encode_is_the_naive_encode_in_both_orders() =>
        Generators.SameSize(1).Sample(masks =>
        {
            bool[,] pixels = masks[0];
            int height = pixels.GetLength(0), width = pixels.GetLength(1);
            foreach (PixelOrder order in Enum.GetValues<PixelOrder>())
            {
                Rle rle = Rle.Encode(NaiveMask.Bytes(pixels, order), height, width, order);
                Assert.Equal(NaiveMask.Encode(pixels), rle.Counts);
                Assert.True(rle.IsCanonical);
            }
        }, iter: 2000);

    [Fact]
    public void Runs_are_summed_in_64_bits_within_their_memory() =>
        Gen.Select(Gen.OneOf(Gen.UInt, Gen.Const(uint.MaxValue)).Array[0, 70], Gen.Bool).Sample((counts, atStart) =>
        {
            using var runs = new GuardedMemory<uint>(counts, atStart);
            Assert.Equal(counts.Sum(count => (long)count), Rle.SumOfRuns(runs.Span));
        }, iter: 2000);

    [Fact]
    public void Decode_is_the_naive_decode_in_both_orders_also_with_empty_runs() =>
        Generators.LooseMasks(1).Sample(masks =>
        {
            Rle loose = masks[0];
            bool[,] expected = loose.Pixels();
            var bytes = new byte[loose.PixelCount];
            foreach (PixelOrder order in Enum.GetValues<PixelOrder>())
            {
                Array.Fill(bytes, (byte)99);
                loose.Decode(bytes, order);
                Assert.Equal(NaiveMask.Bytes(expected, order), bytes);
            }
        }, iter: 2000);

    [Theory]
    [InlineData(11, 2100)]
    [InlineData(9, 4500)]
    [InlineData(2, 4096)]
    [InlineData(300, 130)]
    public void Wide_and_high_images_come_back_in_both_orders(int height, int width)
    {
        var random = new Random(width);
        bool[,] mask = new bool[height, width];
        for (int row = 1; row < height; row++)
            for (int column = 70; column < width; column++) mask[row, column] = random.Next(5) > 0;
        Rle rle = NaiveMask.ToRle(mask);
        byte[] bytes = new byte[height * width];
        foreach (PixelOrder order in Enum.GetValues<PixelOrder>())
        {
            Array.Fill(bytes, (byte)9);
            rle.Decode(bytes, order);
            Assert.Equal(NaiveMask.Bytes(mask, order), bytes);
            Assert.Equal(rle, Rle.Encode(bytes, height, width, order));
        }
    }

    [Theory]
    [InlineData(60, 400, 19, 45, 130, 330)]
    [InlineData(60, 2300, 16, 40, 64, 2300)]
    [InlineData(64, 320, 0, 64, 0, 320)]
    [InlineData(41, 100, 40, 41, 99, 100)]
    public void Masks_anywhere_in_an_image_are_decoded_row_major(int height, int width, int top, int bottom, int left, int right)
    {
        var random = new Random(height + width);
        bool[,] mask = new bool[height, width];
        for (int row = top; row < bottom; row++)
            for (int column = left; column < right; column++) mask[row, column] = random.Next(3) > 0;
        mask[bottom - 1, right - 1] = true;
        byte[] bytes = new byte[height * width], expected = [.. NaiveMask.Bytes(mask, PixelOrder.RowMajor).Select(pixel => (byte)(pixel * 200))];
        Array.Fill(bytes, (byte)9);
        NaiveMask.ToRle(mask).Decode(bytes, PixelOrder.RowMajor, foreground: 200);
        Assert.Equal(expected, bytes);
    }

    [Fact]
    public void Any_byte_but_zero_is_foreground() =>
        Assert.Equal([1u, 3u, 2u], Rle.Encode([0, 1, 2, 255, 0, 0], 3, 2, PixelOrder.ColumnMajor).Counts);

    [Fact]
    public void Decode_writes_the_wanted_byte()
    {
        var bytes = new byte[4];
        Rle.FromCounts(2, 2, [1, 2, 1]).Decode(bytes, PixelOrder.RowMajor, foreground: 255);
        Assert.Equal([0, 255, 255, 0], bytes);
    }

    [Fact]
    public void Canonical_keeps_the_pixels_and_drops_empty_runs() =>
        Generators.LooseMasks(1).Sample(masks =>
        {
            Rle loose = masks[0];
            Assert.Equal(NaiveMask.Encode(loose.Pixels()), loose.Canonical().Counts);
            Assert.Equal(loose.IsCanonical, loose.Equals(loose.Canonical()));
        }, iter: 2000);

    [Fact]
    public void Area_and_box_are_those_of_the_pixels_also_with_empty_runs() =>
        Generators.LooseMasks(1).Sample(masks =>
        {
            Rle loose = masks[0];
            Assert.Equal(NaiveMask.Area(loose.Pixels()), loose.Area());
            Assert.Equal(NaiveMask.BoundingBox(loose.Pixels()), loose.BoundingBox());
        }, iter: 2000);

    [Fact]
    public void Box_of_empty_foreground_runs_is_empty() => Assert.Equal(default, Rle.FromCounts(6, 9, [54, 0]).BoundingBox());

    [Fact]
    public void Algebra_is_the_algebra_of_pixels() =>
        Generators.SameSize(3).Sample(masks =>
        {
            Rle a = NaiveMask.ToRle(masks[0]), b = NaiveMask.ToRle(masks[1]), c = NaiveMask.ToRle(masks[2]);
            bool[,] intersection = NaiveMask.Combine(masks[0], masks[1], (x, y) => x && y);
            bool[,] union = NaiveMask.Combine(masks[0], masks[1], (x, y) => x || y);
            Assert.Equal(NaiveMask.ToRle(intersection), a.Intersection(b));
            Assert.Equal(NaiveMask.Area(intersection), a.IntersectionArea(b));
            Assert.Equal(NaiveMask.ToRle(NaiveMask.Combine(masks[0], masks[1], (x, y) => x && !y)), a.Difference(b));
            Assert.Equal(NaiveMask.ToRle(union), Rle.Union(a, b));
            Assert.Equal(NaiveMask.ToRle(NaiveMask.Combine(union, masks[2], (x, y) => x || y)), Rle.Union(a, b, c));
        }, iter: 2000);

    [Fact]
    public void Algebra_does_not_mind_empty_runs_and_answers_without_them() =>
        Generators.LooseMasks(2).Sample(masks =>
        {
            Rle loose = masks[0], canonical = loose.Canonical(), other = masks[1].Canonical();
            Assert.Equal(canonical.Intersection(other), loose.Intersection(other));
            Assert.Equal(canonical.Difference(other), loose.Difference(other));
            Assert.Equal(other.Difference(canonical), other.Difference(loose));
            Assert.Equal(Rle.Union(canonical, other), Rle.Union(loose, other));
            Assert.Equal(canonical, Rle.Union(loose));
            Assert.Equal(canonical.IntersectionArea(other), other.IntersectionArea(loose));
        }, iter: 2000);

    [Fact]
    public void At_least_so_many_masks_are_those_of_the_pixels_also_with_empty_runs() =>
        Gen.Select(Generators.LooseMasks(5), Gen.Int[1, 5], Gen.Int[1, 6]).Sample((all, count, least) =>
        {
            Rle[] masks = all[..count];
            bool[][,] pixels = [.. masks.Select(mask => mask.Pixels())];
            Assert.Equal(NaiveMask.ToRle(NaiveMask.AtLeast(pixels, least, pixels[0])), Rle.AtLeast(least, masks));
        }, iter: 2000);

    [Fact]
    public void At_least_wants_a_number_and_masks_of_one_size()
    {
        Assert.Contains("at least 0 masks", Assert.Throws<ArgumentException>(() => Rle.AtLeast(0, Rle.Empty(2, 3))).Message, StringComparison.Ordinal);
        Assert.Contains("0 masks", Assert.Throws<ArgumentException>(() => Rle.AtLeast(1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Rle.AtLeast(1, Rle.Empty(2, 3), Rle.Empty(3, 2)));
    }

    [Fact]
    public void Laws_of_sets_hold() =>
        Generators.SameSize(3).Sample(masks =>
        {
            Rle a = NaiveMask.ToRle(masks[0]), b = NaiveMask.ToRle(masks[1]), c = NaiveMask.ToRle(masks[2]);
            Assert.Equal(Rle.Union(a, b), Rle.Union(b, a));
            Assert.Equal(a.Intersection(b), b.Intersection(a));
            Assert.Equal(a, Rle.Union(a, a));
            Assert.Equal(a, Rle.Union(a.Difference(b), a.Intersection(b)));
            Assert.Equal(a.Intersection(Rle.Union(b, c)), Rle.Union(a.Intersection(b), a.Intersection(c)));
            Assert.Equal(a.Area() + b.Area(), Rle.Union(a, b).Area() + a.IntersectionArea(b));
        }, iter: 1000);

    [Fact]
    public void Images_without_pixels_have_one_run_of_nothing()
    {
        foreach ((int height, int width) in new[] { (0, 0), (0, 5), (5, 0) })
        {
            Rle empty = Rle.Empty(height, width);
            Assert.Equal([0u], empty.Counts);
            Assert.Equal(empty, Rle.Encode([], height, width, PixelOrder.RowMajor));
            Assert.Equal(empty, Rle.Encode([], height, width, PixelOrder.ColumnMajor));
            Assert.Equal(empty, Rle.Union(empty, empty));
            Assert.Equal(empty, empty.Intersection(empty));
            Assert.Equal(empty, Rle.FromCounts(height, width, []).Canonical());
            Assert.Equal(default, empty.BoundingBox());
            Assert.Equal("0", empty.ToCocoString());
        }
    }

    [Fact]
    public void The_largest_image_is_handled_in_32_bits()
    {
        Rle full = Rle.FromCounts(65535, 65537, [0, uint.MaxValue]);
        Assert.Equal(uint.MaxValue, full.Area());
        Assert.Equal(new Box(0, 0, 65537, 65535), full.BoundingBox());
        Assert.Equal(full, Rle.Union(full, Rle.Empty(65535, 65537)));
        Assert.Equal(uint.MaxValue, full.IntersectionArea(full));
        Assert.Equal(full, Rle.FromCocoString(65535, 65537, full.ToCocoString()));
    }

    [Fact]
    public void Masks_of_other_sizes_are_refused()
    {
        Rle a = Rle.Empty(2, 3), b = Rle.Empty(3, 2);
        Assert.Throws<ArgumentException>(() => a.Intersection(b));
        Assert.Throws<ArgumentException>(() => a.Difference(b));
        Assert.Throws<ArgumentException>(() => a.IntersectionArea(b));
        Assert.Throws<ArgumentException>(() => Rle.Union(a, b));
        Assert.Throws<ArgumentException>(() => Rle.Union());
        Assert.Throws<ArgumentException>(() => a.Decode(new byte[5], PixelOrder.RowMajor));
        Assert.Throws<ArgumentException>(() => Rle.Encode(new byte[5], 2, 3, PixelOrder.RowMajor));
    }
}
