using System.Numerics;

namespace GeometryEngine;

/// <summary>
/// Krippendorff's alpha of numeric ratings with the squared difference for its metric, from sums alone: time and memory do not grow with the
/// number of different values. Sums are exact, so that they depend on neither order nor splits.
/// </summary>
/// <remarks>
/// With m ratings x in a unit, SS their sum of squares around the mean, and n ratings in units with two or more: D_o = sum over units of
/// 2 m SS / (m - 1), the expected one over all ordered pairs is 2 (n sum x^2 - (sum x)^2), and alpha = 1 - (n - 1) D_o / D_e (Krippendorff
/// 2011, Computing Krippendorff's Alpha-Reliability, section D, rearranged).
/// </remarks>
public sealed class IntervalAlpha : IAccumulator<IntervalAlpha>
{
    /// <summary>The largest magnitude of a rating: its square, and sums of these, are finite.</summary>
    public const double Largest = 1e150;

    private const string Kind = "interval alpha";
    private const int Version = 1;

    private readonly ExactSum _observed; // sum of 2 m SS / (m - 1), rounded by unit
    private readonly ExactSum _values;
    private readonly ExactSum _squares;
    private long _pairedRatings;
    private long _units;
    private double[] _sorted = [];

    /// <summary>Alpha of no ratings yet.</summary>
    public IntervalAlpha() : this(new ExactSum(), new ExactSum(), new ExactSum()) { }

    private IntervalAlpha(ExactSum observed, ExactSum values, ExactSum squares) =>
        (_observed, _values, _squares) = (observed, values, squares);

    /// <summary>Number of units with a rating.</summary>
    public long Units => _units;

    /// <summary>Adds a unit.</summary>
    /// <param name="ratings">The ratings of those who rated it, in any order; 0, or of magnitude 1e-120 to 1e150.</param>
    /// <exception cref="ArgumentException">A rating is not finite, or larger.</exception>
    public void Add(params ReadOnlySpan<double> ratings)
    {
        Throw.IfNotRatings(ratings, Largest, nameof(ratings));
        if (ratings.IsEmpty) return;
        _units++;
        if (ratings.Length < 2) return;
        _pairedRatings += ratings.Length;
        foreach (double rating in ratings)
        {
            _values.Add(rating);
            _squares.AddSquare(rating);
        }
        double spread = SquaresAroundMean(ratings);
        if (spread > 0) _observed.Add(2 * spread * ratings.Length / (ratings.Length - 1));
    }

    /// <inheritdoc/>
    public void Merge(IntervalAlpha other)
    {
        _observed.Add(other._observed);
        _values.Add(other._values);
        _squares.Add(other._squares);
        _pairedRatings += other._pairedRatings;
        _units += other._units;
    }

    /// <summary>Alpha over the units added; no overlap where no unit has two ratings.</summary>
    public Measure KrippendorffAlpha()
    {
        if (_units == 0) return Measure.Undefined(MeasureStatus.Empty);
        if (_pairedRatings == 0) return Measure.Undefined(MeasureStatus.NoOverlap);
        // in multiples of 2^-2148: the square of a sum has twice the fraction bits of a sum of squares
        BigInteger sum = _values.ToInteger();
        BigInteger expected = 2 * (((_pairedRatings * _squares.ToInteger()) << 1074) - sum * sum);
        if (expected.Sign <= 0) return Measure.Undefined(MeasureStatus.NoVariation);
        BigInteger observed = ((_pairedRatings - 1) * _observed.ToInteger()) << 1074;
        return Measure.Of(1 - ExactSum.Ratio(observed, expected));
    }

    /// <inheritdoc/>
    public void Save(Stream stream) => AccumulatorFile.Write(stream, Kind, Version, writer =>
    {
        _observed.Save(writer);
        _values.Save(writer);
        _squares.Save(writer);
        writer.Write(_pairedRatings);
        writer.Write(_units);
    });

    /// <inheritdoc/>
    public static IntervalAlpha Load(Stream stream) => AccumulatorFile.Read(stream, Kind, Version, reader =>
        new IntervalAlpha(ExactSum.Load(reader), ExactSum.Load(reader), ExactSum.Load(reader))
        {
            _pairedRatings = reader.ReadInt64(),
            _units = reader.ReadInt64(),
        });

    // Of the ratings in ascending order, so that the order in which they came does not matter.
    private double SquaresAroundMean(ReadOnlySpan<double> ratings)
    {
        if (_sorted.Length < ratings.Length) _sorted = new double[ratings.Length];
        Span<double> sorted = _sorted.AsSpan(0, ratings.Length);
        ratings.CopyTo(sorted);
        sorted.Sort();
        double least = sorted[0], shift = 0, drift = 0, squares = 0;
        foreach (double rating in sorted) shift += rating - least;
        double mean = least + shift / sorted.Length;
        foreach (double rating in sorted)
        {
            drift += rating - mean;
            squares += (rating - mean) * (rating - mean);
        }
        return Math.Max(0, squares - drift * drift / sorted.Length); // the drift is what rounding made of a mean that should leave none
    }
}
