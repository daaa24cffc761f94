namespace GeometryEngine.Tests;

public class FixedPointSumTests
{
    [Fact]
    public void Mean_of_ones_is_one()
    {
        var sum = new FixedPointSum();
        for (int i = 0; i < 1_000_003; i++) sum += 1.0;
        Assert.Equal(Measure.Of(1), sum.Mean(1_000_003));
    }

    [Fact]
    public void Any_order_and_split_gives_the_same_double() =>
        Gen.Select(Gen.Double[-1, 1].Array[0, 50], Gen.Int, Gen.Int[0, 50]).Sample((terms, seed, cut) =>
        {
            double[] shuffled = [.. terms];
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(Sum(terms).Value, (Sum(shuffled.Take(cut)) + Sum(shuffled.Skip(cut))).Value);
        });

    [Fact]
    public void Equals_the_sum_in_decimal() => Gen.Int[0, 1000].Array[1, 100].Sample(thousandths =>
    {
        decimal exact = thousandths.Sum(part => part / 1000m);
        Assert.Equal((double)exact, Sum(thousandths.Select(part => part / 1000.0)).Value, 1e-14);
    });

    [Fact]
    public void Small_terms_are_not_lost_beside_large_ones()
    {
        FixedPointSum sum = new FixedPointSum() + 1e9;
        for (int i = 0; i < 1000; i++) sum += 1e-10; // a sum of doubles would stay at 1e9
        Assert.Equal(1e9 + 1e-7, sum.Value, 1e-9);
    }

    [Fact]
    public void No_terms_have_no_mean() => Assert.Equal(Measure.Undefined(MeasureStatus.Empty), new FixedPointSum().Mean(0));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-5e9)]
    public void Terms_out_of_range_are_refused(double term) => Assert.Throws<ArgumentException>(() => new FixedPointSum() + term);

    private static FixedPointSum Sum(IEnumerable<double> terms) => terms.Aggregate(new FixedPointSum(), (sum, term) => sum + term);
}
