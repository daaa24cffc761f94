using System.Numerics.Tensors;

namespace GeometryEngine;

/// <summary>
/// The distances between the borders of two masks, from each element of the one to the nearest of the other and back, and what is computed
/// from them. Exact Euclidean distances, in the unit of the pixel spacing.
/// </summary>
/// <remarks>
/// Undefined results: <see cref="MeasureStatus.Empty"/> when both masks are empty, <see cref="MeasureStatus.OneEmpty"/> when one is. Tools
/// give infinity, NaN or an error there.
/// </remarks>
public sealed class SurfaceDistances
{
    // Distances ascending, each with the length of its element.
    private readonly double[] _fromA, _fromB;
    private readonly double[] _lengthsA, _lengthsB;

    private SurfaceDistances(SurfaceElements a, SurfaceElements b)
    {
        (_fromA, _lengthsA) = Sorted(a, b);
        (_fromB, _lengthsB) = Sorted(b, a);
    }

    /// <summary>Measures the distances between two borders.</summary>
    /// <param name="a">The one.</param>
    /// <param name="b">The other, of the same elements and spacing, in an image of the same size.</param>
    /// <exception cref="ArgumentException">Elements or spacing differ.</exception>
    public static SurfaceDistances Between(SurfaceElements a, SurfaceElements b)
    {
        if (a.Element != b.Element || a.Spacing != b.Spacing)
            Throw.Argument($"{a.Element} at {a.Spacing} and {b.Element} at {b.Spacing}; both must be the same", nameof(b));
        return new SurfaceDistances(a, b);
    }

    /// <summary>Hausdorff distance: the largest distance of either direction.</summary>
    public Measure Hausdorff() => WhyUndefined() is { } status ? Measure.Undefined(status) : Measure.Of(Math.Max(_fromA[^1], _fromB[^1]));

    /// <summary>Robust Hausdorff distance: a percentile instead of the largest distance; HD95 is that of 0.95.</summary>
    /// <param name="share">The percentile as a share in [0, 1].</param>
    /// <param name="rule">How it is taken.</param>
    /// <exception cref="ArgumentException">The share is not in [0, 1].</exception>
    public Measure Percentile(double share, PercentileRule rule)
    {
        if (!(share >= 0 && share <= 1)) Throw.Argument($"share {share}; 0 to 1 is allowed", nameof(share));
        if (WhyUndefined() is { } status) return Measure.Undefined(status);
        return Measure.Of(rule switch
        {
            PercentileRule.DeepMind => Math.Max(Reached(_fromA, _lengthsA, share), Reached(_fromB, _lengthsB, share)),
            PercentileRule.MedPy => Interpolated([.. _fromA.Concat(_fromB).Order()], share),
            _ => Math.Max(Interpolated(_fromA, share), Interpolated(_fromB, share)),
        });
    }

    /// <summary>
    /// Average symmetric surface distance (ASSD): the mean over the elements of both borders together, weighted by their lengths.
    /// </summary>
    public Measure Mean() => Mean(Sum(_fromA, _lengthsA) + Sum(_fromB, _lengthsB), Length(_lengthsA) + Length(_lengthsB));

    /// <summary>The mean distance from the first border to the second, weighted by the lengths of the elements.</summary>
    public Measure MeanFromA() => Mean(Sum(_fromA, _lengthsA), Length(_lengthsA));

    /// <summary>The mean distance from the second border to the first, weighted by the lengths of the elements.</summary>
    public Measure MeanFromB() => Mean(Sum(_fromB, _lengthsB), Length(_lengthsB));

    /// <summary>
    /// Normalised surface distance (NSD, surface Dice): the share of both borders, by length, that lies within a tolerance of the other; 0
    /// when one mask is empty. With <see cref="SurfaceElement.ContourCorner"/> as DeepMind, with border pixels as MONAI has it.
    /// </summary>
    /// <param name="tolerance">Largest distance that is tolerated, 0 or more, in the unit of the pixel spacing.</param>
    /// <exception cref="ArgumentException">The tolerance is negative or not a number.</exception>
    public Measure Dice(double tolerance)
    {
        if (!(tolerance >= 0)) Throw.Argument($"tolerance {tolerance}; 0 or more is allowed", nameof(tolerance));
        double within = Within(_fromA, _lengthsA, tolerance) + Within(_fromB, _lengthsB, tolerance);
        return Measure.Ratio(within, Length(_lengthsA) + Length(_lengthsB));
    }

    private MeasureStatus? WhyUndefined() => (_fromA.Length, _fromB.Length) switch
    {
        (0, 0) => MeasureStatus.Empty,
        (0, _) or (_, 0) => MeasureStatus.OneEmpty,
        _ => null,
    };

    private Measure Mean(double sum, double length) => WhyUndefined() is { } status ? Measure.Undefined(status) : Measure.Of(sum / length);

    private static double Length(double[] lengths) => PairwiseSum.Of(lengths);

    private static double Sum(double[] distances, double[] lengths) => TensorPrimitives.Dot<double>(distances, lengths);

    // The distances are infinite where there is nothing to reach.
    private static (double[] Distances, double[] Lengths) Sorted(SurfaceElements from, SurfaceElements to)
    {
        double[] distances = new double[from.Count];
        double[] lengths = from.Lengths.ToArray();
        if (to.Count == 0)
        {
            Array.Fill(distances, double.PositiveInfinity);
            return (distances, lengths);
        }
        var search = new SurfaceSearch(to);
        int next = 0;
        for (int row = from.Top; row < from.Bottom; row++)
            foreach (int column in from.Row(row)) distances[next++] = Math.Sqrt(search.SquaredDistance(row, column));
        if (from.Element == SurfaceElement.BorderPixel) Array.Sort(distances);
        else Array.Sort(distances, lengths);
        return (distances, lengths);
    }

    private static double Reached(double[] distances, double[] lengths, double share)
    {
        double total = Length(lengths), sum = 0;
        for (int i = 0; i < distances.Length; i++)
        {
            sum += lengths[i];
            if (sum / total >= share) return distances[i];
        }
        return distances[^1];
    }

    private static double Interpolated(double[] distances, double share)
    {
        double place = share * (distances.Length - 1);
        int below = (int)place;
        if (below + 1 >= distances.Length) return distances[^1];
        return distances[below] + (distances[below + 1] - distances[below]) * (place - below);
    }

    private static double Within(double[] distances, double[] lengths, double tolerance)
    {
        int within = 0;
        while (within < distances.Length && distances[within] <= tolerance) within++;
        return within == distances.Length ? Length(lengths) : PairwiseSum.Of(lengths.AsSpan(0, within));
    }
}
