namespace GeometryEngine.Formats.Tests.Synth;

public class SynthRandomTests
{
    [Fact]
    public void Keys_that_differ_in_any_part_or_in_order_give_other_sequences()
    {
        long[][] keys = [[1, 2], [2, 1], [1], [1, 2, 0], [1, 3], [-1, 2]];
        Assert.Equal(keys.Length, keys.Select(key => new SynthRandom(key).NextBits()).Distinct().Count());
        Assert.Equal(new SynthRandom(5, 6).NextBits(), new SynthRandom(5, 6).NextBits());
    }

    [Fact]
    public void Normal_numbers_have_mean_0_and_deviation_1()
    {
        var random = new SynthRandom(1);
        double[] numbers = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextNormal())];
        double mean = numbers.Average();
        Assert.InRange(mean, -0.01, 0.01);
        Assert.InRange(Math.Sqrt(numbers.Average(number => (number - mean) * (number - mean))), 0.99, 1.01);
        Assert.All(numbers, number => Assert.InRange(number, -3.47, 3.47));
    }

    [Fact]
    public void Uniform_numbers_fill_their_range_evenly()
    {
        var random = new SynthRandom(2);
        var counts = new int[10];
        for (int i = 0; i < 100_000; i++) counts[random.Below(10)]++;
        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
    }
}
