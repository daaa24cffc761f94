namespace GeometryEngine.Tests;

/// <summary>Values of mpmath to 30 digits, and the closed forms of one and two degrees.</summary>
public class StudentTTests
{
    [Theory]
    [InlineData(0.5, 1, 0.35241638234956673)]
    [InlineData(2.2, 11, 0.025043055490902129)]
    [InlineData(1e-3, 7, 0.49961500862249942)]
    [InlineData(40, 3, 1.7190340394579264e-5)]
    [InlineData(12, 59, 9.0020326933915707e-18)]
    [InlineData(1.96, 1e6, 0.024998033792634893)]
    [InlineData(1.96, double.PositiveInfinity, 0.024997895148220435)]
    [InlineData(8, double.PositiveInfinity, 6.22096057427174e-16)]
    public void Upper_tail(double t, double degrees, double expected) =>
        Assert.Equal(1, StudentT.UpperTail(t, degrees) / expected, 1e-10);

    [Theory]
    [InlineData(0.95, 1, 12.706204736174705)]
    [InlineData(0.95, 2, 4.3026527297494639)]
    [InlineData(0.95, 11, 2.2009851600916399)]
    [InlineData(0.95, 99, 1.9842169515864175)]
    [InlineData(0.99, 5, 4.0321429835552281)]
    [InlineData(0.5, 30, 0.68275569332129255)]
    [InlineData(0.95, double.PositiveInfinity, 1.959963984540054)]
    public void Two_sided_quantile(double confidence, double degrees, double expected) =>
        Assert.Equal(1, StudentT.TwoSidedQuantile(confidence, degrees) / expected, 1e-12);

    [Fact]
    public void Closed_forms_of_one_and_two_degrees() => Gen.Double[-50, 50].Sample(t =>
    {
        Assert.Equal(0.5 - Math.Atan(t) / Math.PI, StudentT.UpperTail(t, 1), 1e-13);
        Assert.Equal(0.5 - t / (2 * Math.Sqrt(2 + t * t)), StudentT.UpperTail(t, 2), 1e-13);
    });

    [Fact]
    public void A_quantile_has_its_tail() => Gen.Select(Gen.Double[0.001, 0.999], Gen.Int[1, 5000]).Sample((confidence, degrees) =>
        Assert.Equal((1 - confidence) / 2, StudentT.UpperTail(StudentT.TwoSidedQuantile(confidence, degrees), degrees), 1e-13));
}
