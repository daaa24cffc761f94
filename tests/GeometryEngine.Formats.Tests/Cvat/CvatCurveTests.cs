using System.Text.Json;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Formats.Tests;

public class CvatCurveTests
{
    [Fact]
    public void Lines_and_polygons_between_two_are_those_of_CVAT()
    {
        foreach (JsonElement row in GoldenRows.Read("formats", "cvat-interpolation.jsonl"))
        {
            double offset = row.GetProperty("offset").GetDouble();
            foreach (string shape in (string[])["polyline", "polygon"])
            {
                var left = Shape(shape, row.GetProperty("left").Doubles());
                var right = Shape(shape, row.GetProperty("right").Doubles());
                string points = CvatInterpolation.Between(left, right, offset).Attribute("points")!.Value;
                double[] found = [.. points.Split(';', ',').Select(number => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture))];
                double[] expected = row.GetProperty(shape == "polygon" ? "polygon" : "line").Doubles();
                Assert.Equal(expected.Length, found.Length);
                for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i], 1e-9);
            }
        }
    }

    [Fact]
    public void Points_that_lie_on_one_place_do_no_harm()
    {
        var still = new CvatCurve([(5, 5), (5, 5)], [(7, 9), (7, 9), (7, 9)]);
        Assert.All(still.At(0.5), point => Assert.Equal((6, 7), point));
    }

    private static System.Xml.Linq.XElement Shape(string name, double[] coordinates) => new(
        name,
        new System.Xml.Linq.XAttribute("points", string.Join(';', coordinates.Chunk(2).Select(point => FormattableString.Invariant($"{point[0]},{point[1]}")))));
}
