using GeometryEngine.TestSupport;
using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Tests;

public class SurfaceDistanceTests
{
    private const double Tolerance = 1e-9;

    private static readonly Gen<PixelSpacing> Spacing = Gen.OneOf(
        Gen.Const(PixelSpacing.Pixels), Gen.Const(new PixelSpacing(3, 2)), Gen.Const(new PixelSpacing(0.3, 7.25)));

    [Fact]
    public void Distances_are_those_of_comparing_every_element_with_every_other() =>
        Gen.Select(Generators.SameSize(2), Spacing, Gen.Enum<SurfaceElement>()).Sample((masks, spacing, element) =>
        {
            SurfaceDistances distances = Between(masks[0], masks[1], element, spacing);
            var a = NaiveSurface.Elements(masks[0], element, spacing);
            var b = NaiveSurface.Elements(masks[1], element, spacing);
            var fromA = NaiveSurface.Distances(a, b, spacing);
            var fromB = NaiveSurface.Distances(b, a, spacing);
            if (a.Count == 0 || b.Count == 0)
            {
                MeasureStatus status = a.Count == b.Count ? MeasureStatus.Empty : MeasureStatus.OneEmpty;
                Assert.Equal(Measure.Undefined(status), distances.Hausdorff());
                Assert.Equal(Measure.Undefined(status), distances.Mean());
                Assert.Equal(Measure.Undefined(status), distances.Percentile(0.95, PercentileRule.Monai));
                Assert.Equal(status == MeasureStatus.Empty ? Measure.Undefined(status) : Measure.Of(0), distances.Dice(1e9));
                return;
            }
            Near(Math.Max(fromA[^1].Distance, fromB[^1].Distance), distances.Hausdorff());
            Near(Mean(fromA), distances.MeanFromA());
            Near(Mean(fromB), distances.MeanFromB());
            Near(Mean([.. fromA, .. fromB]), distances.Mean());
            foreach (double tolerance in new[] { 0, 1, 2.5 }) Near(Share([.. fromA, .. fromB], tolerance), distances.Dice(tolerance));
        }, iter: 1000);

    [Fact]
    public void Percentiles_are_those_of_the_textbook() =>
        Gen.Select(Filled(2), Gen.Double[0, 1]).Sample((masks, share) =>
        {
            var a = NaiveSurface.Elements(masks[0], SurfaceElement.BorderPixel, PixelSpacing.Pixels);
            var b = NaiveSurface.Elements(masks[1], SurfaceElement.BorderPixel, PixelSpacing.Pixels);
            double[] fromA = [.. NaiveSurface.Distances(a, b, PixelSpacing.Pixels).Select(it => it.Distance)];
            double[] fromB = [.. NaiveSurface.Distances(b, a, PixelSpacing.Pixels).Select(it => it.Distance)];
            SurfaceDistances distances = Between(masks[0], masks[1], SurfaceElement.BorderPixel, PixelSpacing.Pixels);
            Near(Linear([.. fromA.Concat(fromB).Order()], share), distances.Percentile(share, PercentileRule.MedPy));
            Near(Math.Max(Linear(fromA, share), Linear(fromB, share)), distances.Percentile(share, PercentileRule.Monai));
            // Of elements of one length the share is reached by the first whose rank, counted from 1, is share * count or more.
            double Reached(double[] sorted) => sorted.Where((_, i) => i + 1 >= share * sorted.Length - 1e-9).First();
            Near(Math.Max(Reached(fromA), Reached(fromB)), distances.Percentile(share, PercentileRule.DeepMind));
        }, iter: 500);

    [Fact]
    public void A_mask_lies_at_distance_0_from_itself() =>
        Gen.Select(Filled(1), Gen.Enum<SurfaceElement>()).Sample((masks, element) =>
        {
            SurfaceDistances distances = Between(masks[0], masks[0], element, PixelSpacing.Pixels);
            Assert.Equal(Measure.Of(0), distances.Hausdorff());
            Assert.Equal(Measure.Of(0), distances.Mean());
            Assert.Equal(Measure.Of(1), distances.Dice(0));
            foreach (PercentileRule rule in Enum.GetValues<PercentileRule>()) Assert.Equal(Measure.Of(0), distances.Percentile(0.95, rule));
        });

    [Fact]
    public void Bad_arguments_are_refused()
    {
        var pixels = new bool[2, 2];
        pixels[0, 0] = true;
        SurfaceDistances distances = Between(pixels, pixels, SurfaceElement.BorderPixel, PixelSpacing.Pixels);
        Refused("0 to 1", () => distances.Percentile(1.5, PercentileRule.Monai));
        Refused("0 to 1", () => distances.Percentile(double.NaN, PercentileRule.Monai));
        Refused("tolerance -1", () => distances.Dice(-1));
        foreach (double bad in new[] { 0, -1, double.NaN, double.PositiveInfinity })
            Refused("above 0", () => Elements(pixels, SurfaceElement.BorderPixel, new PixelSpacing(1, bad)));
        SurfaceElements border = Elements(pixels, SurfaceElement.BorderPixel, PixelSpacing.Pixels);
        SurfaceElements contour = Elements(pixels, SurfaceElement.ContourCorner, PixelSpacing.Pixels);
        SurfaceElements stretched = Elements(pixels, SurfaceElement.BorderPixel, new PixelSpacing(1, 2));
        Refused("both must be the same", () => SurfaceDistances.Between(border, contour));
        Refused("both must be the same", () => SurfaceDistances.Between(border, stretched));

        static void Refused(string message, Action action) => Assert.Contains(message, Assert.Throws<ArgumentException>(action).Message);
    }

    private static Gen<bool[][,]> Filled(int masks) => Generators.SameSize(masks).Where(drawn => drawn.All(mask => NaiveMask.Area(mask) > 0));

    private static SurfaceDistances Between(bool[,] a, bool[,] b, SurfaceElement element, PixelSpacing spacing) =>
        SurfaceDistances.Between(Elements(a, element, spacing), Elements(b, element, spacing));

    private static SurfaceElements Elements(bool[,] mask, SurfaceElement element, PixelSpacing spacing) =>
        SurfaceElements.Of(BitMask.FromRle(NaiveMask.ToRle(mask)), element, spacing);

    private static double Mean((double Distance, double Length)[] of) => of.Sum(it => it.Distance * it.Length) / of.Sum(it => it.Length);

    private static double Share((double Distance, double Length)[] of, double tolerance) =>
        of.Where(it => it.Distance <= tolerance).Sum(it => it.Length) / of.Sum(it => it.Length);

    private static double Linear(double[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        double below = sorted[(int)Math.Floor(place)], above = sorted[(int)Math.Ceiling(place)];
        return below + (above - below) * (place - Math.Floor(place));
    }

    private static void Near(double expected, Measure actual) => Assert.Equal(expected, actual.Value!.Value, Tolerance);
}
