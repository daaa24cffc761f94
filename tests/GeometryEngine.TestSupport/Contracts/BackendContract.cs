using System.Diagnostics.CodeAnalysis;
using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.TestSupport.Contracts;

/// <summary>What every backend does, bit for bit: each operation beside a loop over pixels.</summary>
public abstract class BackendContract : IDisposable
{
    private readonly IBackend _backend;
    private readonly MaskBatch _a;
    private readonly MaskBatch _b;
    private readonly MaskBatch _combined;
    private readonly int _cases;

    /// <summary>A run of the contract.</summary>
    /// <param name="backend">The backend, which is disposed of.</param>
    /// <param name="cases">Random cases of each test.</param>
    private protected BackendContract(IBackend backend, int cases)
    {
        _backend = backend;
        _cases = cases;
        (_a, _b, _combined) = (backend.CreateBatch(), backend.CreateBatch(), backend.CreateBatch());
    }

    [Fact]
    public void Masks_come_back_as_canonical_runs() =>
        Gen.OneOf(Generators.LooseMasks(4), Generators.SameSize(4).Select(Rles)).Sample(masks =>
        {
            _backend.Fill(_a, Toggles(masks));
            Assert.Equal((masks[0].Height, masks[0].Width, 4), (_a.Height, _a.Width, _a.Count));
            Assert.Equal(masks.Select(mask => mask.Canonical()), _backend.Encode(_a));
        }, iter: _cases, threads: 1);

    [Fact]
    public void Toggles_in_any_order_make_masks_and_pairs_at_one_place_cancel() =>
        Gen.Select(Generators.SameSize(1), Gen.Int, Gen.Int[0, 20]).Where((masks, _, _) => masks[0].Length > 0).Sample((masks, seed, extra) =>
        {
            Rle mask = NaiveMask.ToRle(masks[0]);
            var random = new Random(seed);
            List<ulong> keys = [.. Toggles([mask])[0]];
            for (int i = 0; i < extra; i++)
            {
                ulong key = (ulong)random.Next(mask.Width) << 32 | (uint)random.Next(mask.Height + 1);
                keys.AddRange([key, key]);
            }
            ulong[] shuffled = [.. keys];
            random.Shuffle(shuffled);
            var toggles = new ToggleBatch();
            toggles.Reset(mask.Height, mask.Width);
            shuffled.CopyTo(toggles.Reserve(shuffled.Length));
            toggles.Advance(shuffled.Length);
            toggles.EndObject(new PixelBox(0, 0, mask.Width, mask.Height));
            _backend.Fill(_a, toggles);
            Assert.Equal([mask], _backend.Encode(_a));
        }, iter: _cases, threads: 1);

    [Fact]
    public void Areas_and_boxes_are_those_of_the_pixels() =>
        Generators.SameSize(4).Sample(masks =>
        {
            _backend.Fill(_a, Toggles(Rles(masks)));
            var areas = new long[4];
            var boxes = new PixelBox[4];
            Array.Fill(areas, -1);
            _backend.Areas(_a, areas);
            _backend.Boxes(_a, boxes);
            Assert.Equal(masks.Select(mask => (long)NaiveMask.Area(mask)), areas);
            Assert.Equal(masks.Select(NaiveMask.BoundingBox), boxes.Select(box => box.ToBox()));
        }, iter: _cases, threads: 1);

    [Fact]
    public void Intersections_are_those_of_the_pixels() =>
        Gen.Select(Generators.SameSize(13), Gen.Int[0, 13]).Sample((masks, split) =>
        {
            _backend.Fill(_a, Toggles(Rles(masks[..split]), masks[0]));
            _backend.Fill(_b, Toggles(Rles(masks[split..]), masks[0]));
            Assert.Equal(Shared(masks[..split], masks[split..]), Intersections(_a, _b));
        }, iter: _cases, threads: 1);

    [Fact]
    public void A_batch_is_compared_with_itself() =>
        Generators.SameSize(11).Sample(masks =>
        {
            _backend.Fill(_a, Toggles(Rles(masks)));
            Assert.Equal(Shared(masks, masks), Intersections(_a, _a));
        }, iter: _cases, threads: 1);

    [Fact]
    public void Groups_keep_what_enough_of_their_masks_hold() =>
        Gen.Select(Generators.SameSize(9), Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[1, 11]).Array[0, 4]).Sample((masks, groups) =>
        {
            MaskGroup[] chosen = [.. groups.Select(g => new MaskGroup(Math.Min(g.Item1, g.Item2), Math.Max(g.Item1, g.Item2), g.Item3))];
            _backend.Fill(_a, Toggles(Rles(masks)));
            _backend.Combine(_a, chosen, _combined);
            Assert.Equal(chosen.Select(group => NaiveMask.ToRle(NaiveMask.AtLeast(masks[group.Start..group.End], group.Least, masks[0]))), _backend.Encode(_combined));
            Assert.Equal(
                Shared([.. _backend.Encode(_combined).Select(mask => mask.Pixels())], masks), Intersections(_combined, _a));
        }, iter: _cases, threads: 1);

    [Fact]
    public void Patterns_are_those_of_the_pixels() =>
        Gen.Select(Generators.SameSize(6), Gen.Int[0, 6]).Sample((all, count) =>
        {
            bool[][,] masks = all[..count];
            var expected = new long[1 << count];
            for (int row = 0; row < all[0].GetLength(0); row++)
                for (int column = 0; column < all[0].GetLength(1); column++) expected[PatternAt(masks, row, column)]++;
            _backend.Fill(_a, Toggles(Rles(masks), all[0]));
            var counts = new long[1 << count];
            Array.Fill(counts, -1);
            _backend.Patterns(_a, counts);
            Assert.Equal(expected, counts);
        }, iter: _cases, threads: 1);

    [Fact]
    public void A_batch_forgets_what_it_held()
    {
        _backend.Fill(_a, Toggles([Rle.FromCounts(70, 3, [0, 210]), Rle.FromCounts(70, 3, [5, 200, 5])]));
        _backend.Fill(_a, Toggles([Rle.FromCounts(3, 70, [100, 3, 107])]));
        Assert.Equal([Rle.FromCounts(3, 70, [100, 3, 107])], _backend.Encode(_a));
        _backend.Fill(_a, Toggles([], new bool[4, 5]));
        Assert.Equal((0, 4, 5), (_a.Count, _a.Height, _a.Width));
        Assert.Empty(_backend.Encode(_a));
    }

    [Theory]
    [InlineData(5000, 2)]
    [InlineData(2, 5000)]
    [InlineData(129, 257)]
    public void Larger_masks_are_whole(int height, int width)
    {
        var random = new Random(height);
        bool[][,] masks = [.. Enumerable.Range(0, 3).Select(_ => new bool[height, width])];
        foreach (bool[,] mask in masks)
            for (int row = 0; row < height; row++)
                for (int column = 0; column < width; column++) mask[row, column] = random.Next(3) > 0;
        _backend.Fill(_a, Toggles(Rles(masks)));
        Assert.Equal(Rles(masks), _backend.Encode(_a));
        Assert.Equal(Shared(masks, masks), Intersections(_a, _a));
        _backend.Combine(_a, [new(0, 3, 2)], _combined);
        Assert.Equal([NaiveMask.ToRle(NaiveMask.AtLeast(masks, 2, masks[0]))], _backend.Encode(_combined));
    }

    /// <summary>Gives the backend back.</summary>
    [SuppressMessage("Usage", "CA1816", Justification = "There is nothing to finalize.")]
    public void Dispose()
    {
        foreach (MaskBatch batch in new[] { _a, _b, _combined }) batch.Dispose();
        _backend.Dispose();
    }

    private static int PatternAt(bool[][,] masks, int row, int column)
    {
        int pattern = 0;
        for (int k = 0; k < masks.Length; k++)
            if (masks[k][row, column]) pattern |= 1 << k;
        return pattern;
    }

    private long[] Intersections(MaskBatch a, MaskBatch b)
    {
        var counts = new long[a.Count * b.Count];
        Array.Fill(counts, -1);
        _backend.Intersections(a, b, counts);
        return counts;
    }

    private static long[] Shared(bool[][,] a, bool[][,] b) =>
        [.. a.SelectMany(_ => b, (x, y) => (long)NaiveMask.Area(NaiveMask.Combine(x, y, (left, right) => left && right)))];

    private static Rle[] Rles(bool[][,] masks) => [.. masks.Select(NaiveMask.ToRle)];

    private static ToggleBatch Toggles(Rle[] masks) => Toggles(masks, new bool[masks[0].Height, masks[0].Width]);

    private static ToggleBatch Toggles(Rle[] masks, bool[,] image)
    {
        var toggles = new ToggleBatch();
        toggles.Reset(image.GetLength(0), image.GetLength(1));
        foreach (Rle mask in masks) toggles.Add(mask);
        return toggles;
    }
}
