using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Tests;

/// <summary>Patterns counted down the columns of masks, against those of each painted pixel.</summary>
public class ColumnPatternTests
{
    private const int Height = 37;
    private const int Width = 29;

    private readonly Engine _engine = Engine.Create();
    private readonly ColumnPatterns _patterns = new(); // used again and again, as it is made for
    private readonly ObjectMemory _memory = new();

    private static readonly Gen<Annotation> Object =
        from kind in Gen.Int[0, 3]
        from corners in Gen.Select(Gen.Int[-4, Width], Gen.Int[-4, Height], Gen.Int[0, Width], Gen.Int[0, Height])
        from bend in Gen.Double[-5, 5]
        from seed in Gen.Int
        from category in Gen.Int[0, 4]
        from layer in Gen.Int[0, 2]
        select Shape(kind, corners.Item1, corners.Item2, corners.Item3, corners.Item4, bend, seed) with { Category = category, ZOrder = layer };

    [Fact]
    public void Every_pixel_is_counted_with_its_labels() =>
        Gen.Select(Object.Array[0, 9].Array[2, 5], Gen.Enum<PaintOrder>()).Sample((annotators, order) =>
        {
            DatasetItem item = Item(annotators);
            Assert.True(TryCount(item, order, out PatternHistogram histogram));
            Assert.Equal(Painted(item, order), Listed(histogram));
        }, threads: 1, iter: 1500);

    [Fact]
    public void Noise_of_many_spans_in_a_column_is_counted() =>
        Gen.Int.Sample(seed =>
        {
            DatasetItem item = Item([[Shape(0, 0, 0, Width, Height, 0, seed)], [Shape(0, 3, 2, 20, 30, 0, ~seed) with { Category = 1 }, Shape(1, 0, 0, 9, 9, 0, 0)]]);
            Assert.True(TryCount(item, PaintOrder.File, out PatternHistogram histogram));
            Assert.Equal(Painted(item, PaintOrder.File), Listed(histogram));
        }, threads: 1, iter: 200);

    [Fact]
    public void What_there_is_no_room_for_is_refused_and_leaves_nothing_behind()
    {
        DatasetItem plain = Item([[Shape(1, 0, 0, 9, 9, 0, 0)], []]);
        Annotation[] pile = [.. Enumerable.Range(0, 63).Select(_ => Shape(1, 8, 0, 20, 9, 0, 0))];
        Refused([pile[..32], pile[..32]], because: "64 objects of a block");
        Refused([[Shape(0, 0, 0, Width, Height, 0, 1), .. Enumerable.Range(2, 20).Select(seed => Shape(0, 0, 0, Width, Height, 0, seed))], []], because: "keys");
        Refused([[.. pile.Select((mask, i) => mask with { Category = i })], [], [], []], because: "64^4 patterns");
        Refused([[.. Enumerable.Range(0, 128).Select(i => pile[0] with { Category = i })], []], because: "129 labels");
        Assert.True(TryCount(Item([pile[..31], pile[..32]]), PaintOrder.File, out _));

        void Refused(Annotation[][] annotators, string because)
        {
            Assert.False(TryCount(Item(annotators), PaintOrder.File, out PatternHistogram histogram), because);
            Assert.Equal(0, histogram.Count);
            Assert.True(TryCount(plain, PaintOrder.File, out histogram));
            Assert.Equal(Painted(plain, PaintOrder.File), Listed(histogram));
        }
    }

    [Fact]
    public void An_image_is_refused_when_a_mask_has_no_columns_or_too_many_rows()
    {
        DatasetItem tall = new()
        {
            Image = new ImageInfo { Id = new SourceId(1), FileName = "tall", Height = 1 << 25, Width = 1 },
            Annotators = [0, 1],
            Annotations = [new Annotation { Mask = Rle.FromCounts(1 << 25, 1, [0, 1 << 25]) }],
        };
        Assert.False(TryCount(tall, PaintOrder.File, out _));
        var objects = new ImageObjects(_engine, Item([[Shape(1, 0, 0, 9, 9, 0, 0)], []]));
        Assert.False(_patterns.TryCount(objects, [0, 1], PaintOrder.File, new PatternHistogram()));
    }

    [Fact]
    public void A_network_sorts_every_lane()
    {
        var random = new Random(1);
        for (int count = 0; count <= ColumnNetwork.MostNumbers; count++)
        {
            int[] keys = [.. Enumerable.Range(0, count * MaskColumns.Lanes).Select(_ => random.Next(4) == 0 ? int.MaxValue : random.Next(count))];
            int[] sorted = [.. keys];
            ColumnNetwork.Sort(sorted);
            for (int lane = 0; lane < MaskColumns.Lanes; lane++) Assert.Equal(Lane(keys, lane).Order(), Lane(sorted, lane));
        }

        static IEnumerable<int> Lane(int[] keys, int lane) => keys.Where((_, i) => i % MaskColumns.Lanes == lane);
    }

    private bool TryCount(DatasetItem item, PaintOrder order, out PatternHistogram histogram)
    {
        histogram = new PatternHistogram();
        return _patterns.TryCount(new ImageObjects(_engine, item, _memory), item.Annotators, order, histogram);
    }

    private IEnumerable<(string, long)> Painted(DatasetItem item, PaintOrder order)
    {
        int[][] maps = [.. item.Annotators.Select(annotator =>
        {
            IEnumerable<Annotation> own = item.Annotations.Where(annotation => annotation.Annotator == annotator);
            return PixelOracle.Paint(_engine, item.Image, order == PaintOrder.Z ? own.OrderBy(annotation => annotation.ZOrder) : own, order)!;
        })];
        return Enumerable.Range(0, Height * Width).GroupBy(pixel => string.Join(' ', maps.Select((map, annotator) => $"{annotator}:{map[pixel]}")))
            .Select(group => (group.Key, group.LongCount())).Order();
    }

    private static IEnumerable<(string, long)> Listed(PatternHistogram histogram) => Enumerable.Range(0, histogram.Count)
        .Select(i => (string.Join(' ', histogram[i].ToArray().Select(rating => $"{rating.Rater}:{rating.Label}")), histogram.Weight(i))).Order();

    private static DatasetItem Item(Annotation[][] annotators) => new()
    {
        Image = new ImageInfo { Id = new SourceId(1), FileName = "image", Height = Height, Width = Width },
        Annotators = [.. Enumerable.Range(0, annotators.Length)],
        Annotations = [.. annotators.SelectMany((own, annotator) => own.Select(annotation => annotation with { Annotator = annotator }))],
    };

    // Noise, a rectangle, a bent outline, or one with two parts.
    private static Annotation Shape(int kind, int x, int y, int width, int height, double bend, int seed)
    {
        double right = x + width, bottom = y + height;
        double[] outline = [x, y, right, y + bend, x + width / 2.0, y + height / 2.0, right, bottom, x + bend, bottom];
        return kind switch
        {
            0 => new Annotation { Mask = Noise(x, y, width, height, new Random(seed)) },
            1 => new Annotation { Polygon = new Polygon([x, y, right, y, right, bottom, x, bottom]) },
            2 => new Annotation { Polygon = new Polygon(outline) },
            _ => new Annotation { Polygon = new Polygon([.. outline, .. outline.Select(place => place + 7)], [0, outline.Length]) },
        };
    }

    private static Rle Noise(int x, int y, int width, int height, Random random)
    {
        var pixels = new bool[Height, Width];
        for (int row = Math.Max(y, 0); row < Math.Min(y + height, Height); row++)
            for (int column = Math.Max(x, 0); column < Math.Min(x + width, Width); column++) pixels[row, column] = random.Next(2) == 0;
        return NaiveMask.ToRle(pixels);
    }
}
