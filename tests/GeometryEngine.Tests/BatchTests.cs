using GeometryEngine.TestSupport;
using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Tests;

/// <summary>The engine's operations on batches; what a backend does with them is held by its contract.</summary>
[EveryLevel]
public class BatchTests
{
    [Fact]
    public void Operations_are_those_of_runs() =>
        Gen.Select(Generators.SameSize(6), Gen.Bool.Array[3]).Sample((pixels, crowd) =>
        {
            using Engine engine = Engine.Create();
            using MaskBatch a = engine.CreateBatch(), b = engine.CreateBatch();
            Rle[] masks = [.. pixels.Select(NaiveMask.ToRle)], first = masks[..3], second = masks[3..];
            engine.Fill(a, masks[0].Height, masks[0].Width, first);
            engine.Fill(b, masks[0].Height, masks[0].Width, second);
            var iou = new double[9];
            engine.Iou(a, b, iou, crowd);
            Assert.Equal(engine.Iou(first, second, crowd), iou);
            var counts = new long[9];
            engine.Intersections(a, b, counts);
            Assert.Equal(first.SelectMany(_ => second, (x, y) => x.IntersectionArea(y)), counts);
            var areas = new long[3];
            engine.Areas(a, areas);
            Assert.Equal(first.Select(mask => mask.Area()), areas);
            var boxes = new Box[3];
            engine.Boxes(b, boxes);
            Assert.Equal(second.Select(mask => mask.BoundingBox()), boxes);
            engine.Combine(a, [new(0, 3, 1), new(0, 2, 2)], b);
            Assert.Equal([Rle.Union(first), first[0].Intersection(first[1])], engine.Encode(b));
        }, iter: 300);

    [Fact]
    public void Polygons_become_the_masks_of_the_engines_rules()
    {
        Polygon[] polygons = [new([10, 10, 90, 10, 50, 70]), new([-5, -5, 20, 3, 7, 40]), new([200, 200, 300, 200, 250, 300])];
        foreach (RasterRule rule in Enum.GetValues<RasterRule>())
        {
            using Engine engine = Engine.Create(new EngineOptions { Rule = rule });
            using MaskBatch batch = engine.CreateBatch();
            engine.Fill(batch, 100, 120, polygons);
            Assert.Equal(polygons.Select(polygon => engine.Rasterize(polygon, 100, 120)), engine.Encode(batch));
        }
    }

    [Fact]
    public void Block_by_block_gives_the_same_matrix() =>
        Gen.Select(Generators.SameSize(9), Gen.Int[1, 40], Gen.Int[0, 9]).Sample((pixels, words, split) =>
        {
            using Engine whole = Engine.Create(), blocks = Engine.Create(new CpuBackend(), batchWords: words);
            Rle[] masks = [.. pixels.Select(NaiveMask.ToRle)];
            Assert.Equal(whole.Iou(masks[..split], masks[split..]), blocks.Iou(masks[..split], masks[split..]));
            Assert.Equal(whole.Iou(masks, masks), blocks.Iou(masks, masks));
            Assert.Equal(whole.Iou(masks, [.. masks]), blocks.Iou(masks, masks));
        }, iter: 500);

    [Fact]
    public void Warm_batches_allocate_nothing()
    {
        using Engine engine = Engine.Create();
        using MaskBatch a = engine.CreateBatch(), b = engine.CreateBatch(), combined = engine.CreateBatch();
        var random = new Random(3);
        Rle[] masks = [.. Enumerable.Range(0, 40).Select(_ => engine.Rasterize(new Box(random.Next(500), random.Next(300), 70, 75), 480, 640))];
        Polygon[] polygons = [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0
            ? new Polygon([random.Next(500), random.Next(300), 560.5, 310.25, 90, 440])
            : new Polygon([10, 10, 300, 20, 40, 400.5, 300, 300, 400, 310, 350, 444, 310, 320, 330, 320, 320, 340], [0, 6, 12], [false, false, true]))];
        var iou = new double[1600];
        var areas = new long[40];
        var boxes = new Box[40];
        MaskGroup[] groups = [new(0, 40, 1), new(0, 7, 3)];
        void Work()
        {
            engine.Fill(a, 480, 640, masks);
            engine.Fill(b, 480, 640, polygons);
            engine.Iou(a, b, iou);
            engine.Iou(a, a, iou);
            engine.Areas(a, areas);
            engine.Boxes(a, boxes);
            engine.Combine(a, groups, combined);
        }

        for (int i = 0; i < 50; i++) Work();
        // The pools of the runtime may be trimmed at any time, so one quiet round of several is enough.
        long least = long.MaxValue;
        for (int round = 0; round < 5 && least > 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 10; i++) Work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        Assert.Equal(0, least);
    }

    [Fact]
    public void Images_in_parallel_give_the_same_as_one_after_the_other()
    {
        using Engine engine = Engine.Create();
        double[][] Run(int threads)
        {
            var results = new List<double[]>();
            OrderedParallel.Run(60, threads, image =>
            {
                var random = new Random(image);
                Rle[] Masks() => [.. Enumerable.Range(0, random.Next(9)).Select(_ =>
                    engine.Rasterize(new Polygon([.. Enumerable.Range(0, 10).Select(_ => random.NextDouble() * 150)]), 130, 140))];
                return engine.Iou(Masks(), Masks());
            }, results.Add);
            return [.. results];
        }

        double[][] one = Run(1);
        Assert.Contains(one, iou => iou.Any(value => value is > 0 and < 1));
        foreach (int threads in new[] { 2, 5 }) Assert.Equal(one, Run(threads));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        using Engine engine = Engine.Create(), other = Engine.Create();
        using MaskBatch a = engine.CreateBatch(), b = engine.CreateBatch(), foreign = other.CreateBatch();
        engine.Fill(a, 4, 5, [Rle.Empty(4, 5), Rle.Empty(4, 5)]);
        engine.Fill(b, 5, 4, [Rle.Empty(5, 4)]);
        Assert.Contains("4x5 and 5x4", Refused(() => engine.Intersections(a, b, new long[2])));
        Assert.Contains("another engine", Refused(() => engine.Intersections(a, foreign, [])));
        Assert.Contains("another engine", Refused(() => engine.Fill(foreign, 1, 1, Array.Empty<Rle>())));
        Assert.Contains("room for 3 results; there are 4", Refused(() => engine.Iou(a, a, new double[3])));
        Assert.Contains("room for 1 results; there are 2", Refused(() => engine.Areas(a, new long[1])));
        Assert.Contains("1 crowd flags for 2 objects", Refused(() => engine.Iou(a, a, new double[4], [true])));
        Assert.Contains("group [0, 3) with at least 1", Refused(() => engine.Combine(a, [new(0, 3, 1)], b)));
        Assert.Contains("group [0, 2) with at least 0", Refused(() => engine.Combine(a, [new(0, 2, 0)], b)));
        Assert.Contains("another one is allowed", Refused(() => engine.Combine(a, [], a)));
        Assert.Contains("4x4 for an image of 4x5", Refused(() => engine.Fill(a, 4, 5, [Rle.Empty(4, 4)])));
        engine.Fill(b, 0, 0, Array.Empty<Rle>());
        engine.Iou(a, b, []);
    }

    private static string Refused(Action action) => Assert.Throws<ArgumentException>(action).Message;
}
