using GeometryEngine.TestSupport;
using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Tests;

/// <summary>The kernels under the raster rules: the same answer at every level, from rings that end (or begin) at a page that nobody may touch.</summary>
public class EdgeKernelTests
{
    private const int Height = 40, Width = 150;

    private static readonly Gen<double[]> Rings =
        Gen.Select(PolygonGenerators.Hostile, Gen.Int[0, 60], Gen.Int[0, 200]).Select((c, x, y) =>
            (double[])[.. c.Ring.Select((coordinate, i) => coordinate + (i % 2 == 0 ? x : y % 40))]);

    [Fact]
    public void Coco_edges_toggle_alike_at_every_level() =>
        AssertAlike((ring, sink, level) => Simd.Run<CocoEdges, int>(new CocoEdges(ring, Height, Width, new EdgeTable(), sink), level));

    [Fact]
    public void Pixel_center_edges_toggle_alike_at_every_level() =>
        AssertAlike((ring, sink, level) => Simd.Run<PixelCenterEdges, bool>(new PixelCenterEdges(ring, Height, Width, new EdgeTable(), sink), level));

    [Fact]
    public void Vector_and_scalar_coco_edges_toggle_alike() =>
        Rings.Sample(ring =>
        {
            var far = new ToggleSink();
            var words = new ulong[(Height / 64 + 1) * (Width + 1)];
            far.Begin(words, KeyLayout.Columns(0, 0, Height / 64 + 1));
            CocoFarEdges.Add(ring, Height, Width, far);
            far.Flush();
            ulong[] near = Toggles(ring, (r, sink, level) => Simd.Run<CocoEdges, int>(new CocoEdges(r, Height, Width, new EdgeTable(), sink), level), Simd.Level);
            Assert.Equal(words, near);
        }, iter: 3000);

    [Fact]
    public void An_edge_of_more_lines_than_there_is_room_for_is_walked_in_parts()
    {
        // 10,000 rows, and the sink has room for 4,096 toggles.
        var ring = new double[] { 3, 0, 17.5, 10_000, 40, 10_000, 40, 0 };
        Rle mask = Rasterizer.ToRle(new Polygon(ring), 10_000, 50, RasterRule.PixelCenter);
        long area = Enumerable.Range(0, 10_000).Sum(row => 40 - (long)Math.Floor((row + 0.5) * 14.5 / 10_000 + 3 + 0.5));
        Assert.Equal(area, mask.Area());
        double[] wide = [0, 3, 10_000, 17.5, 10_000, 40, 0, 40];
        Assert.Equal(NaiveCocoRaster.Rasterize(wide, 50, 10_000), Rasterizer.ToRle(new Polygon(wide), 50, 10_000).Counts);
    }

    [Fact]
    public void Extents_are_alike_at_every_level_and_beyond_a_limit_nothing_is_valid() =>
        Gen.Select(Rings, Gen.Double[0, 300]).Where((ring, _) => ring.Length > 0).Sample((ring, limit) =>
        {
            double[] xs = [.. ring.Where((_, i) => i % 2 == 0)], ys = [.. ring.Where((_, i) => i % 2 == 1)];
            var expected = new Extent(xs.Min(), ys.Min(), xs.Max(), ys.Max());
            foreach (SimdLevel level in Levels.Here)
            {
                using GuardedMemory<double> end = new(ring), start = new(ring, atStart: true);
                foreach (GuardedMemory<double> memory in new[] { end, start })
                {
                    (Extent extent, bool valid) = Simd.Run<ExtentKernel, (Extent, bool)>(new ExtentKernel(memory.Span, limit), level);
                    Assert.Equal(expected, extent);
                    Assert.Equal(ring.All(coordinate => Math.Abs(coordinate) <= limit), valid);
                    memory.Span[^1] = double.NaN;
                    Assert.False(Simd.Run<ExtentKernel, (Extent, bool)>(new ExtentKernel(memory.Span, limit), level).Item2);
                }
            }
        }, iter: 300);

    [Fact]
    public void Rows_are_filled_alike_at_every_level() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 3], Gen.UInt).Sample((blocks, strips, seed) =>
        {
            int rows = 8 * blocks;
            var random = new Random((int)seed);
            ulong[] toggles = [.. Enumerable.Range(0, rows * strips).Select(_ => (ulong)random.NextInt64() & (ulong)random.NextInt64() << 1)];
            foreach (SimdLevel level in Levels.Here)
            {
                using var words = new GuardedMemory<ulong>(toggles);
                Simd.Run<RowFill, int>(new RowFill(words.Span, rows), level);
                for (int row = 0; row < rows; row++)
                {
                    bool inside = false;
                    for (int column = 0; column < 64 * strips; column++)
                    {
                        inside ^= (toggles[column / 64 * rows + row] >> column % 64 & 1) != 0;
                        Assert.Equal(inside, (words.Span[column / 64 * rows + row] >> column % 64 & 1) != 0);
                    }
                }
            }
        }, iter: 100);

    private delegate void Walk(ReadOnlySpan<double> ring, ToggleSink sink, SimdLevel level);

    private static void AssertAlike(Walk walk) =>
        Rings.Sample(ring =>
        {
            ulong[] expected = Toggles(ring, walk, SimdLevel.Word64);
            foreach (SimdLevel level in Levels.Here)
            {
                using GuardedMemory<double> end = new(ring), start = new(ring, atStart: true);
                Assert.Equal(expected, Toggles(end.Span, walk, level));
                Assert.Equal(expected, Toggles(start.Span, walk, level));
            }
        }, iter: 500);

    private static ulong[] Toggles(ReadOnlySpan<double> ring, Walk walk, SimdLevel level)
    {
        const int words = Height / 64 + 1;
        var bits = new ulong[words * (Width + 1)];
        var sink = new ToggleSink();
        sink.Begin(bits, KeyLayout.Columns(0, 0, words));
        walk(ring, sink, level);
        sink.Flush();
        return bits;
    }
}
