namespace GeometryEngine.Tests;

[EveryLevel]
public class BoxMatrixTests
{
    private static readonly Gen<double>[] Odd =
        [.. new[] { 0, -0.0, 1e-200, -1e-200, 1e200, double.MaxValue, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity }.Select(x => Gen.Const(x))];

    private static readonly Gen<double> Number = Gen.OneOf(
        Gen.Double[-50, 50], Gen.Int[-5, 5].Select(i => (double)i), Gen.Double,
        Gen.OneOf(Odd));

    private static readonly Gen<Box> Plain = Gen.Select(Gen.Double[0, 90], Gen.Double[0, 90], Gen.Double[0, 40], Gen.Double[0, 40]).Select((x, y, w, h) => new Box(x, y, w, h));
    private static readonly Gen<Box> Hostile = Gen.Select(Number, Number, Number, Number).Select((x, y, w, h) => new Box(x, y, w, h));

    [Fact]
    public void Every_pair_is_computed_as_one_pair_is() =>
        Gen.Select(Gen.OneOf(Plain, Hostile).Array[0, 6], Gen.OneOf(Plain, Hostile).Array[0, 20], Gen.Bool.Array[20]).Sample(Compare, iter: 3000);

    [Fact]
    public void Pairs_of_plain_boxes_too() =>
        Gen.Select(Plain.Array[0, 6], Plain.Array[0, 40], Gen.Bool.Array[40]).Sample(Compare, iter: 1000);

    [Fact]
    public void There_is_one_place_for_each_pair()
    {
        using Engine engine = Engine.Create();
        Box[] boxes = [new(0, 0, 1, 1), new(0, 0, 2, 1)];
        Assert.Throws<ArgumentException>(() => engine.Iou(boxes, boxes, new double[3].AsSpan()));
        Assert.Equal(engine.Iou(boxes, boxes), engine.Iou(new List<Box>(boxes), new Queue<Box>(boxes).ToList().AsReadOnly()));
    }

    private static void Compare(Box[] a, Box[] b, bool[] crowds)
    {
        using Engine engine = Engine.Create();
        bool[] flags = crowds[..b.Length];
        double[] crowded = engine.Iou(a, b, flags), plain = new double[a.Length * b.Length];
        engine.Iou(a, b, plain.AsSpan());
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < b.Length; j++)
            {
                Assert.Equal(BitConverter.DoubleToInt64Bits(Box.Iou(a[i], b[j], flags[j])), BitConverter.DoubleToInt64Bits(crowded[i * b.Length + j]));
                Assert.Equal(BitConverter.DoubleToInt64Bits(Box.Iou(a[i], b[j])), BitConverter.DoubleToInt64Bits(plain[i * b.Length + j]));
            }
        }
    }
}
