namespace GeometryEngine.Gpu.Tests;

/// <summary>What the contract of backends leaves out: masks at the rims of words and images, tiles, patterns, refusals. Equal to the processor, bit for bit.</summary>
public abstract class DeviceTests : IDisposable
{
    private readonly CpuBackend _cpu = new();
    private readonly Lazy<GpuBackend> _gpu;

    private protected DeviceTests(Func<GpuBackend> create) => _gpu = new Lazy<GpuBackend>(create);

    private GpuBackend Gpu => _gpu.Value;

    public void Dispose()
    {
        if (_gpu.IsValueCreated) _gpu.Value.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Hostile_batches_are_equal()
    {
        Compare(Batch(0, 0), -1); // no image
        Compare(Batch(5, 7), -2); // no masks
        Compare(Batch(5, 7, []), -3); // an empty mask
        Compare(Batch(5, 7, [], [(0, 0, 1)], []), -4);
        Compare(Batch(5, 130, [.. Enumerable.Range(0, 130).Select(column => (column, 0, 5))]), -5); // the whole image: one run
        Compare(Batch(4, 70, [(63, 2, 4), (64, 0, 3)], [(0, 0, 4), (1, 0, 4), (2, 3, 4), (3, 0, 1)]), -6); // runs over the foot of a column
        Compare(Batch(1, 200, [.. Enumerable.Range(0, 100).Select(i => (2 * i, 0, 1))]), -7); // one row
        Compare(Batch(200, 1, [.. Enumerable.Range(0, 100).Select(i => (0, 2 * i, 2 * i + 1))]), -8); // one column
        Compare(Batch(40, 66, [(65, 39, 40)], [(0, 0, 1)]), -9); // far apart
    }

    [Fact]
    public void Masks_that_fill_a_frame_are_counted_in_tiles_alike()
    {
        var random = new Random(7);
        (int, int, int)[][] masks = [.. Enumerable.Range(0, TileKernels.Edge + 3).Select(_ =>
            Enumerable.Range(0, 70).Select(column => (column, random.Next(4), 36 + random.Next(4))).ToArray())];
        CompareIntersections(Filled(Batch(40, 70, masks)), Filled(Batch(40, 70, masks[..TileKernels.Edge])), 0);
    }

    [Fact]
    public void Patterns_of_masks_are_those_of_the_pixels()
    {
        var random = new Random(3);
        for (int raters = 0; raters <= 4; raters++)
        {
            ToggleBatch toggles = RandomBatch(random, raters);
            using MaskBatch gpu = Gpu.CreateBatch(), cpu = _cpu.CreateBatch();
            Gpu.Fill(gpu, toggles);
            _cpu.Fill(cpu, toggles);
            BitMask[] masks = [.. _cpu.Encode(cpu).Select(BitMask.FromRle)];
            long[] expected = new long[1 << raters];
            for (int row = 0; row < toggles.Height; row++)
                for (int column = 0; column < toggles.Width; column++)
                    expected[Enumerable.Range(0, raters).Sum(k => masks[k][row, column] ? 1 << k : 0)]++;
            long[] counts = new long[expected.Length];
            Gpu.Patterns(gpu, counts);
            Assert.Equal(expected, counts);
        }
    }

    [Fact]
    public void Patterns_of_two_label_maps_are_their_confusion_matrix()
    {
        ushort[] a = [0, 1, 2, 2, 1, 0, 2], b = [0, 1, 1, 2, 1, 2, 2];
        Assert.Equal([1, 0, 1, 0, 2, 0, 0, 1, 2], Gpu.Patterns([.. a, .. b], raters: 2, labels: 3));
        Assert.Equal([2, 2, 3], Gpu.Patterns(a, raters: 1, labels: 3));
        Assert.Equal([0, 0, 0], Gpu.Patterns([], raters: 1, labels: 3));
    }

    [Fact]
    public void What_cannot_be_counted_is_refused()
    {
        Assert.Contains("label 3 at 1; those below 3", Assert.Throws<ArgumentException>(() => Gpu.Patterns([0, 3], 1, 3)).Message);
        Assert.Contains("combinations", Assert.Throws<ArgumentException>(() => Gpu.Patterns([0, 0], 2, 50_000)).Message);
        Assert.Contains("whole number", Assert.Throws<ArgumentException>(() => Gpu.Patterns([0, 0, 0], 2, 2)).Message);
        using MaskBatch batch = Gpu.CreateBatch();
        var huge = new ToggleBatch();
        huge.Reset(1 << 16, 1 << 15);
        Assert.Contains("65536x32768", Assert.Throws<ArgumentException>(() => Gpu.Fill(batch, huge)).Message);
    }

    private void Compare(ToggleBatch toggles, int seed)
    {
        var (gpu, cpu) = Filled(toggles);
        Assert.Equal((cpu.Height, cpu.Width, cpu.Count), (gpu.Height, gpu.Width, gpu.Count));
        CompareMasks(gpu, cpu, seed);
        CompareIntersections((gpu, cpu), (gpu, cpu), seed);
        var random = new Random(seed);
        MaskGroup[] groups = [.. Enumerable.Range(0, gpu.Count == 0 ? 1 : 4).Select(_ => RandomGroup(random, gpu.Count))];
        using MaskBatch combined = Gpu.CreateBatch(), expected = _cpu.CreateBatch();
        Gpu.Combine(gpu, groups, combined);
        _cpu.Combine(cpu, groups, expected);
        CompareMasks(combined, expected, seed);
        gpu.Dispose();
        cpu.Dispose();
    }

    private void CompareMasks(MaskBatch gpu, MaskBatch cpu, int seed)
    {
        Assert.Equal(_cpu.Encode(cpu), Gpu.Encode(gpu));
        long[] areas = new long[cpu.Count], expected = new long[cpu.Count];
        Gpu.Areas(gpu, areas);
        _cpu.Areas(cpu, expected);
        Assert.True(expected.AsSpan().SequenceEqual(areas), $"areas, seed {seed}: [{string.Join(", ", areas)}] for [{string.Join(", ", expected)}]");
        PixelBox[] boxes = new PixelBox[cpu.Count], expectedBoxes = new PixelBox[cpu.Count];
        Gpu.Boxes(gpu, boxes);
        _cpu.Boxes(cpu, expectedBoxes);
        Assert.Equal(expectedBoxes, boxes);
    }

    private void CompareIntersections((MaskBatch Gpu, MaskBatch Cpu) a, (MaskBatch Gpu, MaskBatch Cpu) b, int seed)
    {
        long[] counts = new long[a.Cpu.Count * b.Cpu.Count], expected = new long[counts.Length];
        Array.Fill(counts, -1);
        Gpu.Intersections(a.Gpu, b.Gpu, counts);
        if (expected.Length > 0) _cpu.Intersections(a.Cpu, b.Cpu, expected);
        Assert.True(expected.AsSpan().SequenceEqual(counts), $"intersections, seed {seed}: [{string.Join(", ", counts)}] for [{string.Join(", ", expected)}]");
    }

    private (MaskBatch Gpu, MaskBatch Cpu) Filled(ToggleBatch toggles)
    {
        MaskBatch gpu = Gpu.CreateBatch(), cpu = _cpu.CreateBatch();
        Gpu.Fill(gpu, toggles);
        _cpu.Fill(cpu, toggles);
        return (gpu, cpu);
    }

    private static MaskGroup RandomGroup(Random random, int masks)
    {
        int start = random.Next(masks + 1), end = random.Next(start, masks + 1);
        return new MaskGroup(start, end, 1 + random.Next(end - start + 2));
    }

    // Objects of every size, from none to many, in an image of one to three strips.
    private static ToggleBatch RandomBatch(Random random, int? count = null)
    {
        int height = random.Next(1, 70), width = random.Next(1, 190);
        int objects = count ?? random.Next(0, 5);
        return Batch(height, width, [.. Enumerable.Range(0, objects).Select(_ => RandomObject(random, height, width))]);
    }

    private static (int, int, int)[] RandomObject(Random random, int height, int width)
    {
        int left = random.Next(width), right = Math.Min(width, left + 1 + random.Next(random.Next(1, width + 1)));
        int top = random.Next(height), bottom = Math.Min(height, top + 1 + random.Next(height)), gaps = random.Next(1, 4);
        var spans = new List<(int, int, int)>();
        for (int column = left; column < right; column++)
        {
            for (int row = top; row < bottom && random.Next(gaps) == 0;)
            {
                int start = row + random.Next(2), end = Math.Min(bottom, start + 1 + random.Next(bottom - top));
                if (start < end) spans.Add((column, start, end));
                row = end + 1;
            }
        }
        return [.. spans];
    }

    // Each object as spans (column, first row, row behind the last).
    private static ToggleBatch Batch(int height, int width, params (int Column, int Start, int End)[][] objects)
    {
        var batch = new ToggleBatch();
        batch.Reset(height, width);
        foreach ((int Column, int Start, int End)[] spans in objects)
        {
            Span<ulong> keys = batch.Reserve(2 * spans.Length);
            for (int i = 0; i < spans.Length; i++)
            {
                keys[2 * i] = (ulong)spans[i].Column << 32 | (uint)spans[i].Start;
                keys[2 * i + 1] = (ulong)spans[i].Column << 32 | (uint)spans[i].End;
            }
            batch.Advance(2 * spans.Length);
            batch.EndObject(spans.Length == 0 ? default : new PixelBox(
                spans.Min(it => it.Column), spans.Min(it => it.Start), spans.Max(it => it.Column) + 1, spans.Max(it => it.End)));
        }
        return batch;
    }
}
