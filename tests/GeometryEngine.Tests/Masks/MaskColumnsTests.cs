using GeometryEngine.TestSupport;
using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Tests;

/// <summary>Masks laid out by columns, against their pixels and runs.</summary>
public class MaskColumnsTests
{
    [Fact]
    public void Area_box_and_common_pixels_are_those_of_the_pixels_also_with_empty_runs()
    {
        var columns = new MaskColumns(); // used again and again, as it is made for
        Gen.OneOf(Generators.LooseMasks(3), Generators.SameSize(3).Select(all => all.Select(NaiveMask.ToRle).ToArray())).Sample(masks =>
        {
            columns.Clear();
            masks = [.. masks.Where(mask => mask.Counts.Length <= 2 * 32 || columns.TryAdd(mask.Counts, mask.Height, mask.Width, out _))]; // where they may have too many spans, only those that have not
            MaskPlace[] places = [.. masks.Select(mask => Added(columns, mask))];
            for (int a = 0; a < masks.Length; a++)
            {
                bool[,] pixels = masks[a].Pixels();
                Assert.Equal(NaiveMask.Area(pixels), places[a].Area);
                Assert.Equal(NaiveMask.BoundingBox(pixels), places[a].Box.ToBox());
                Assert.Equal(places[a].IsEmpty, places[a].Area == 0);
                for (int b = 0; b < masks.Length; b++)
                    Assert.Equal(NaiveMask.Area(NaiveMask.Combine(pixels, masks[b].Pixels(), (x, y) => x && y)), columns.PixelsInBoth(places[a], places[b]));
            }
        }, threads: 1, iter: 2000);
    }

    [Theory]
    [InlineData(int.MaxValue, 1)]
    [InlineData(int.MaxValue, 2)]
    [InlineData(1 << 28, 15)]
    [InlineData(65535, 65537)]
    [InlineData(1, 1 << 19)]
    public void The_largest_images_do_not_overflow(int height, int width)
    {
        uint all = (uint)((long)height * width);
        var columns = new MaskColumns();
        MaskPlace full = Added(columns, Rle.FromCounts(height, width, [0, all])), last = Added(columns, Rle.FromCounts(height, width, [all - 1, 1]));
        Assert.Equal(all, columns.PixelsInBoth(full, full));
        Assert.Equal(new Box(0, 0, width, height), full.Box.ToBox());
        Assert.Equal(new Box(width - 1, height - 1, 1, 1), last.Box.ToBox());
        Assert.Equal(1, columns.PixelsInBoth(last, full));
    }

    [Fact]
    public void A_mask_that_would_take_too_much_room_is_left_out()
    {
        var columns = new MaskColumns();
        Rle plain = Rle.FromCounts(100, 3, [90, 20, 190]);
        MaskPlace place = Added(columns, plain);
        Assert.False(columns.TryAdd([0, int.MaxValue], 1, int.MaxValue, out _));
        Assert.False(columns.TryAdd([0, (1 << 20) + 1], 1, (1 << 20) + 1, out _));
        Assert.True(columns.TryAdd(Comb(32).Counts, 100, 3, out MaskPlace most));
        Assert.False(columns.TryAdd(Comb(33).Counts, 100, 3, out MaskPlace over));
        Assert.True(over.IsEmpty);
        MaskPlace again = Added(columns, plain);
        Assert.Equal(20, columns.PixelsInBoth(place, again));
        Assert.Equal(20 / 2, columns.PixelsInBoth(again, most));
    }

    private static MaskPlace Added(MaskColumns columns, Rle mask)
    {
        Assert.True(columns.TryAdd(mask.Counts, mask.Height, mask.Width, out MaskPlace place));
        return place;
    }

    // Every second row of 100x3 pixels, so many of them in the middle column, and in the others those beside the plain mask.
    private static Rle Comb(int teeth)
    {
        var pixels = new bool[100, 3];
        for (int tooth = 0; tooth < teeth; tooth++) pixels[tooth * 2, 1] = true;
        for (int row = 90; row < 100; row += 2) pixels[row, 0] = true;
        return NaiveMask.ToRle(pixels);
    }
}
