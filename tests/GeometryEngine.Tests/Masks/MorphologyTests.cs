using GeometryEngine.TestSupport;
using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Tests;

public class MorphologyTests
{
    [Fact]
    public void Erosion_keeps_what_has_its_whole_square() =>
        Gen.Select(Generators.SameSize(1), Gen.Int[0, 5]).Sample((masks, radius) =>
            Assert.Equal(NaiveMask.ToRle(NaiveSurface.Erode(masks[0], radius)), Bits(masks[0]).Erosion(radius).ToRle()), iter: 1000);

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(80)]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(int.MaxValue)]
    public void Erosion_over_several_words(int radius)
    {
        var pixels = new bool[220, 300];
        for (int row = 7; row < 207; row++)
            for (int column = 50; column < 250; column++) pixels[row, column] = true;
        Rle expected = Rle.Empty(220, 300);
        if (radius < 100) // what is left of 200 x 200
        {
            int side = 200 - 2 * radius;
            var inner = new bool[220, 300];
            for (int row = 0; row < side; row++)
                for (int column = 0; column < side; column++) inner[7 + radius + row, 50 + radius + column] = true;
            expected = NaiveMask.ToRle(inner);
        }
        Assert.Equal(expected, Bits(pixels).Erosion(radius).ToRle());
    }

    [Fact]
    public void Border_and_boundary_are_what_the_definitions_say() =>
        Gen.Select(Generators.SameSize(1), Gen.Int[0, 4]).Sample((masks, distance) =>
        {
            BitMask mask = Bits(masks[0]);
            Assert.Equal(NaiveMask.ToRle(NaiveSurface.Border(masks[0])), mask.Border().ToRle());
            Assert.Equal(mask.ToRle().Difference(mask.Erosion(distance).ToRle()), mask.Boundary(distance).ToRle());
        }, iter: 1000);

    [Fact]
    public void Negative_radius_is_refused() =>
        Assert.Contains("radius -1", Assert.Throws<ArgumentException>(() => Bits(new bool[3, 3]).Erosion(-1)).Message);

    private static BitMask Bits(bool[,] pixels) => BitMask.FromRle(NaiveMask.ToRle(pixels));
}
