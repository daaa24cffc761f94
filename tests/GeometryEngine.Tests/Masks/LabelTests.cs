using System.Text.Json;
using GeometryEngine.TestSupport;
using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Tests;

[EveryLevel]
public class LabelTests
{
    private static readonly Gen<(Rle Mask, int Label)[]> Layers =
        Gen.Int[1, 9].SelectMany(count => Gen.Select(Generators.SameSize(count), Gen.Int[0, 4].Array[count]))
            .Select((masks, labels) => masks.Zip(labels, (mask, label) => (NaiveMask.ToRle(mask), label)).ToArray());

    [Fact]
    public void Runs_in_both_orders_and_the_dense_map_are_pixels_painted_one_by_one() =>
        Layers.Sample(layers =>
        {
            (int height, int width) = (layers[0].Mask.Height, layers[0].Mask.Width);
            int[,] expected = Paint(layers, height, width);
            var map = new LabelMap<ushort>(height, width);
            foreach ((Rle mask, int label) in layers) map.Paint(mask, (ushort)label);
            Assert.Equal(expected.Cast<int>(), map.Labels.ToArray().Select(label => (int)label));
            Assert.Equal(expected.Cast<int>(), map.ToBytes().Select(label => (int)label));
            Assert.Equal(Rle.Union([.. layers.Select(layer => layer.Mask)]).Difference(Visible(expected, 0)), map.Foreground());
            (BitMask, int)[] bits = [.. layers.Select(layer => (BitMask.FromRle(layer.Mask), layer.Label))];
            AssertSame(LabelRuns.Paint(height, width, layers, PixelOrder.RowMajor), LabelRuns.PaintRows(height, width, bits));
            AssertSame(LabelRuns.Paint(height, width, layers, PixelOrder.RowMajor), LabelRuns.OfMap(map));
            AssertSame(LabelRuns.Paint(height, width, [(layers[0].Mask, 7)], PixelOrder.RowMajor), LabelRuns.OfMask(bits[0].Item1, 7));
            foreach (PixelOrder order in Enum.GetValues<PixelOrder>())
            {
                LabelRuns runs = LabelRuns.Paint(height, width, layers, order);
                AssertSame(LabelRuns.Paint(height, width, [.. layers.Select(layer => (layer.Mask, layer.Label / 2))], order), runs.Relabel([0, 0, 1, 1, 2]));
                AssertWellFormed(runs);
                Assert.Equal(InOrder(expected, order), Expand(runs));
            }
        }, iter: 1000);

    [Fact]
    public void Many_layers_over_one_another()
    {
        // 200 nested columns [i, 400 - i): each leaves one pixel at either end, more layers than one word of bits counts.
        (Rle, int)[] layers = [.. Enumerable.Range(0, 200).Select(i => (Rle.FromCounts(400, 1, [(uint)i, (uint)(400 - 2 * i), (uint)i]), i + 1))];
        int[] expected = [.. Enumerable.Range(0, 400).Select(row => Math.Min(row, 399 - row) + 1)];
        Assert.Equal(expected, Expand(LabelRuns.Paint(400, 1, layers)));
        Assert.Equal([0], LabelRuns.Paint(400, 1, [.. layers, (Rle.FromCounts(400, 1, [0, 400]), 0)]).Labels);
    }

    [Fact]
    public void A_layer_shows_again_far_below_the_one_that_ends()
    {
        (Rle, int)[] layers = [.. Enumerable.Range(0, 300).Select(i => (Rle.Empty(9, 1), i))];
        layers[5] = (Rle.FromCounts(9, 1, [1, 7, 1]), 5);
        layers[290] = (Rle.FromCounts(9, 1, [3, 2, 4]), 290);
        LabelRuns runs = LabelRuns.Paint(9, 1, layers);
        Assert.Equal([1u, 3u, 5u, 8u, 9u], runs.Ends);
        Assert.Equal([0, 5, 290, 5, 0], runs.Labels);
    }

    [Fact]
    public void An_image_without_masks_is_one_run_of_background()
    {
        LabelRuns runs = LabelRuns.Paint(3, 5, []);
        Assert.Equal([15u], runs.Ends);
        Assert.Equal([0], runs.Labels);
        Assert.True(LabelRuns.Paint(0, 5, []).Ends.IsEmpty);
    }

    [Fact]
    public void A_sweep_reports_every_segment_of_equal_labels() =>
        Gen.Select(Layers, Gen.Int[1, 4], Gen.OneOf(PixelOrder.ColumnMajor, PixelOrder.RowMajor)).Sample((layers, maps, order) =>
        {
            (int height, int width) = (layers[0].Mask.Height, layers[0].Mask.Width);
            LabelRuns[] all = [.. Enumerable.Range(0, maps).Select(i =>
                LabelRuns.Paint(height, width, [.. layers.Where((_, layer) => layer % maps == i)], order))];
            var segments = new Recorder([]);
            LabelSweep.Run(all, ref segments);
            Assert.DoesNotContain(segments.Segments.Zip(segments.Segments.Skip(1)), pair => pair.First.Labels.SequenceEqual(pair.Second.Labels));
            for (int i = 0; i < maps; i++)
                Assert.Equal(Expand(all[i]), segments.Segments.SelectMany(segment => Enumerable.Repeat(segment.Labels[i], (int)segment.Length)));
        }, iter: 1000);

    [Theory]
    [InlineData("bin3_64")]
    [InlineData("bin5_96x80")]
    [InlineData("mc4x4_96")]
    public void Golden_pattern_counts_come_out_of_a_sweep(string name)
    {
        JsonElement set = GoldenLabels.Set(name);
        var raters = set.GetProperty("masks_rowmajor_value_run").EnumerateArray().Select(runs =>
        {
            byte[] pixels = GoldenLabels.Pixels(runs);
            return Enumerable.Range(1, 3).Select(label => (GoldenLabels.Mask(pixels, (byte)label, set), label)).ToArray();
        });
        foreach (PixelOrder order in Enum.GetValues<PixelOrder>())
        {
            LabelRuns[] maps = [.. raters.Select(layers => LabelRuns.Paint(layers[0].Item1.Height, layers[0].Item1.Width, layers, order))];
            var recorder = new Recorder([]);
            LabelSweep.Run(maps, ref recorder);
            var counts = recorder.Segments.GroupBy(segment => string.Concat(segment.Labels), segment => segment.Length)
                .ToDictionary(group => group.Key, group => group.Sum());
            var expected = set.GetProperty("pattern_counts").EnumerateObject()
                .ToDictionary(pattern => pattern.Name, pattern => pattern.Value.GetInt64());
            Assert.Equal(expected, counts);
        }
    }

    [Fact]
    public void A_sweep_of_nothing_has_no_segments()
    {
        var segments = new Recorder([]);
        LabelSweep.Run([], ref segments);
        LabelSweep.Run([LabelRuns.Paint(0, 3, []), LabelRuns.Paint(0, 3, [])], ref segments);
        Assert.Empty(segments.Segments);
    }

    [Fact]
    public void Other_sizes_and_orders_are_refused()
    {
        Assert.Throws<ArgumentException>(() => LabelRuns.Paint(2, 3, [(Rle.Empty(3, 2), 1)]));
        Assert.Throws<ArgumentException>(() => new LabelMap<ushort>(2, 3).Paint(Rle.Empty(3, 2), 1));
        Assert.Throws<ArgumentException>(() => new LabelMap<ushort>(60000, 60000));
        var segments = new Recorder([]);
        Assert.Throws<ArgumentException>(() => LabelSweep.Run([LabelRuns.Paint(2, 3, []), LabelRuns.Paint(3, 2, [])], ref segments));
        Assert.Throws<ArgumentException>(() => LabelSweep.Run([LabelRuns.Paint(2, 2, []), LabelRuns.Paint(2, 2, [], PixelOrder.RowMajor)], ref segments));
    }

    private static int[,] Paint((Rle Mask, int Label)[] layers, int height, int width)
    {
        var labels = new int[height, width];
        foreach ((Rle mask, int label) in layers)
        {
            bool[,] pixels = mask.Pixels();
            for (int row = 0; row < height; row++)
                for (int column = 0; column < width; column++)
                    if (pixels[row, column]) labels[row, column] = label;
        }
        return labels;
    }

    private static Rle Visible(int[,] labels, int label)
    {
        var pixels = new bool[labels.GetLength(0), labels.GetLength(1)];
        for (int row = 0; row < labels.GetLength(0); row++)
            for (int column = 0; column < labels.GetLength(1); column++) pixels[row, column] = labels[row, column] == label;
        return NaiveMask.ToRle(pixels);
    }

    private static IEnumerable<int> InOrder(int[,] labels, PixelOrder order) => order == PixelOrder.RowMajor
        ? labels.Cast<int>()
        : from column in Enumerable.Range(0, labels.GetLength(1)) from row in Enumerable.Range(0, labels.GetLength(0)) select labels[row, column];

    private static int[] Expand(LabelRuns runs)
    {
        var labels = new List<int>();
        for (int run = 0; run < runs.Ends.Length; run++)
            while (labels.Count < runs.Ends[run]) labels.Add(runs.Labels[run]);
        return [.. labels];
    }

    private static void AssertSame(LabelRuns expected, LabelRuns actual)
    {
        Assert.Equal((expected.Height, expected.Width, expected.Order), (actual.Height, actual.Width, actual.Order));
        Assert.Equal(expected.Ends.ToArray(), actual.Ends.ToArray());
        Assert.Equal(expected.Labels.ToArray(), actual.Labels.ToArray());
    }

    private static void AssertWellFormed(LabelRuns runs)
    {
        Assert.Equal(runs.Ends.Length, runs.Labels.Length);
        for (int run = 1; run < runs.Ends.Length; run++)
        {
            Assert.True(runs.Ends[run] > runs.Ends[run - 1]);
            Assert.NotEqual(runs.Labels[run - 1], runs.Labels[run]);
        }
    }

    private readonly record struct Recorder(List<(long Length, int[] Labels)> Segments) : ILabelVisitor
    {
        public void Visit(long length, ReadOnlySpan<int> labels) => Segments.Add((length, labels.ToArray()));
    }
}
