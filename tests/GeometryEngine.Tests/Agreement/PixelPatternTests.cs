namespace GeometryEngine.Tests;

/// <summary>Patterns counted run by run and on bit planes, against those of each pixel.</summary>
public class PixelPatternTests
{
    // Long runs in few columns, or noise; few labels, or so many that the numbers of all raters do not fit into 64 bits.
    private static readonly Gen<(int Height, int Width, int[][] Maps)> Any =
        from size in Gen.Select(Gen.Int[1, 90], Gen.Int[1, 12])
        from raters in Gen.Int[1, 8]
        from labels in Gen.OneOf(Gen.Const(1), Gen.Const(2), Gen.Const(5), Gen.Const(700))
        from changes in Gen.OneOf(Gen.Const(0.004), Gen.Const(0.05), Gen.Const(0.7))
        from seed in Gen.Int
        select (size.Item1, size.Item2, Draw(size.Item1 * size.Item2, raters, labels, changes, new Random(seed)));

    [Fact]
    public void Every_pixel_is_counted_with_its_labels()
    {
        var patterns = new PixelPatterns(); // used again and again, as it is made for
        int[] raters = [1, 2, 3, 5, 8, 13, 21, 34];
        Any.Sample(image =>
        {
            LabelRuns[] maps = [.. image.Maps.Select(labels => Runs(image.Height, image.Width, labels))];
            var histogram = new PatternHistogram();
            patterns.Count(maps, raters[..maps.Length], histogram);
            var expected = Enumerable.Range(0, image.Height * image.Width)
                .GroupBy(pixel => string.Join(' ', image.Maps.Select((map, i) => $"{raters[i]}:{map[pixel]}")))
                .ToDictionary(group => group.Key, group => (long)group.Count());
            var found = Enumerable.Range(0, histogram.Count)
                .ToDictionary(i => string.Join(' ', histogram[i].ToArray().Select(rating => $"{rating.Rater}:{rating.Label}")), histogram.Weight);
            Assert.Equal(expected.OrderBy(pattern => pattern.Key), found.OrderBy(pattern => pattern.Key));
        }, threads: 1, iter: 400);
    }

    private static int[][] Draw(int pixels, int raters, int labels, double changes, Random random)
    {
        int[][] maps = new int[raters][];
        for (int rater = 0; rater < raters; rater++)
        {
            int label = random.Next(labels);
            maps[rater] = new int[pixels];
            for (int pixel = 0; pixel < pixels; pixel++) maps[rater][pixel] = random.NextDouble() < changes ? label = random.Next(labels) : label;
        }
        return maps;
    }

    // Labels in column-major order.
    private static LabelRuns Runs(int height, int width, int[] labels)
    {
        var masks = new List<(Rle, int)>();
        foreach (int label in labels.Where(label => label > 0).Distinct())
        {
            byte[] pixels = new byte[labels.Length];
            for (int i = 0; i < labels.Length; i++) pixels[i % height * width + i / height] = labels[i] == label ? (byte)1 : (byte)0;
            masks.Add((Rle.Encode(pixels, height, width, PixelOrder.RowMajor), label));
        }
        return LabelRuns.Paint(height, width, masks);
    }
}
