namespace GeometryEngine.Tests;

public class AreaHistogramTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.99, 0)]
    [InlineData(1, 1)]
    [InlineData(3.99, 1)]
    [InlineData(4, 2)]
    [InlineData(1024, 6)]
    [InlineData(1e300, AreaHistogram.BinCount - 1)]
    public void An_area_falls_into_the_bin_that_begins_at_or_below_it(double area, int bin)
    {
        var histogram = new AreaHistogram();
        histogram.Add(area);
        Assert.Equal(1, histogram.Bins[bin]);
        Assert.True(AreaHistogram.Start(bin) <= area && (bin + 1 == AreaHistogram.BinCount || area < AreaHistogram.Start(bin + 1)));
    }

    [Fact]
    public void Extremes_and_mean_are_those_of_the_values() => Gen.Double[0, 1e6].Array[1, 50].Sample(areas =>
    {
        var histogram = new AreaHistogram();
        foreach (double area in areas) histogram.Add(area);
        Assert.Equal((areas.Min(), areas.Max(), areas.Length), (histogram.Least, histogram.Most, (int)histogram.Count));
        Assert.Equal(areas.Average(), histogram.Mean.Value!.Value, 6);
    });
}
