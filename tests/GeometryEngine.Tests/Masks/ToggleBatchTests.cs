using GeometryEngine.TestSupport;
using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Tests;

public class ToggleBatchTests
{
    [Fact]
    public void Masks_become_toggles_within_the_box_of_their_pixels() =>
        Gen.OneOf(Generators.LooseMasks(3), Generators.SameSize(3).Select(masks => masks.Select(NaiveMask.ToRle).ToArray())).Sample(masks =>
        {
            var batch = new ToggleBatch();
            batch.Reset(masks[0].Height, masks[0].Width);
            foreach (Rle mask in masks) batch.Add(mask);
            Assert.Equal(masks.Length, batch.Count);
            for (int i = 0; i < masks.Length; i++)
            {
                bool[,] pixels = masks[i].Pixels();
                Assert.Equal(NaiveMask.BoundingBox(pixels), batch.Bounds(i).ToBox());
                Assert.Equal(pixels, Fill(batch, i));
            }
        }, iter: 2000);

    [Fact]
    public void An_object_is_built_of_several_pieces()
    {
        var batch = new ToggleBatch();
        batch.Reset(4, 3);
        for (int column = 0; column < 3; column++)
        {
            Span<ulong> room = batch.Reserve(2);
            Assert.True(room.Length >= 2);
            room[0] = (ulong)column << 32 | 3;
            room[1] = (ulong)column << 32 | 1;
            batch.Advance(2);
        }
        batch.EndObject(new PixelBox(0, 1, 3, 3));
        batch.EndObject(default);
        Assert.Equal(6, batch.Toggles);
        Assert.True(batch[1].IsEmpty);
        Assert.Equal(Rle.FromCounts(4, 3, [1, 2, 2, 2, 2, 2, 1]), BitMask.FromToggles(batch, 0).ToRle());
        Assert.Equal(Rle.Empty(4, 3), BitMask.FromToggles(batch, 1).ToRle());
        batch.Reset(2, 2);
        Assert.Equal((0, 0), (batch.Count, batch.Toggles));
    }

    [Fact]
    public void Masks_of_other_sizes_are_refused()
    {
        var batch = new ToggleBatch();
        batch.Reset(4, 3);
        Assert.Throws<ArgumentException>(() => batch.Add(Rle.Empty(3, 4)));
        Assert.Equal(0, batch.Count);
    }

    // As defined: a pixel is in when an odd number of its column's toggles lies at or above it.
    private static bool[,] Fill(ToggleBatch batch, int index)
    {
        var pixels = new bool[batch.Height, batch.Width];
        foreach (ulong toggle in batch[index])
            for (int row = (int)(uint)toggle; row < batch.Height; row++) pixels[row, (int)(toggle >> 32)] ^= true;
        return pixels;
    }
}
