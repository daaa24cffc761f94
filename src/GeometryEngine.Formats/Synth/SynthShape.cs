namespace GeometryEngine.Formats;

/// <summary>
/// A star-like outline: the radius is a constant plus harmonics of the angle, stretched and turned. Any number of vertices can be taken
/// from it, so annotators who use few and many draw the same object.
/// </summary>
internal sealed record SynthShape
{
    private const int Harmonics = 7;
    private const double Roughness = 0.25;
    private const double LeastRadius = 0.15;

    private readonly double[] _cosines = new double[Harmonics];
    private readonly double[] _sines = new double[Harmonics];
    private readonly double _stretch;
    private readonly (double Sin, double Cos) _turn;
    private readonly double _radius;
    private readonly long _spread;

    /// <summary>A random outline of an area, in square pixels, around a point.</summary>
    public SynthShape(SynthRandom random, double x, double y, double area)
    {
        (X, Y) = (x, y);
        double squares = 0;
        for (int k = 0; k < Harmonics; k++)
        {
            double amplitude = Roughness * random.NextDouble() / (k + 1);
            (double sin, double cos) = Math.SinCos(random.Between(0, Math.Tau));
            (_sines[k], _cosines[k]) = (amplitude * sin, amplitude * cos);
            squares += amplitude * amplitude;
        }
        // The area within r(a) = 1 + sum of harmonics is pi * (1 + half the sum of squared amplitudes); stretch and turn keep it.
        _radius = Math.Sqrt(area / (Math.PI * (1 + squares / 2)));
        _stretch = Math.Exp(0.35 * random.NextNormal());
        _turn = Math.SinCos(random.Between(0, Math.PI));
        _spread = (long)random.NextBits();
    }

    /// <summary>The middle, in pixels.</summary>
    public double X { get; }

    /// <summary>The middle, in pixels.</summary>
    public double Y { get; }

    /// <summary>The size of the outline in proportion to the one first made.</summary>
    public double Scale { get; private init; } = 1;

    /// <summary>The outline around the same middle, smaller; it lies inside this one.</summary>
    public SynthShape Shrunk(double factor) => this with { Scale = Scale * factor };

    /// <summary>Vertices at uneven steps along the outline: x0, y0, x1, y1, ... The same for the same number.</summary>
    public double[] Outline(int vertices)
    {
        var random = new SynthRandom(_spread);
        var coordinates = new double[2 * vertices];
        for (int i = 0; i < vertices; i++)
        {
            (double sin, double cos) = Math.SinCos(Math.Tau * (i + 0.8 * random.NextDouble()) / vertices);
            double radius = _radius * Scale * Profile(sin, cos);
            double x = radius * cos * _stretch;
            double y = radius * sin / _stretch;
            coordinates[2 * i] = X + x * _turn.Cos - y * _turn.Sin;
            coordinates[2 * i + 1] = Y + x * _turn.Sin + y * _turn.Cos;
        }
        return coordinates;
    }

    // Sines and cosines of multiples of the angle from those of the angle: (cos + i sin)^k, from k = 2.
    private double Profile(double sin, double cos)
    {
        (double real, double imaginary) = (cos, sin);
        double profile = 1;
        for (int k = 0; k < Harmonics; k++)
        {
            (real, imaginary) = (real * cos - imaginary * sin, real * sin + imaginary * cos);
            profile += _cosines[k] * real + _sines[k] * imaginary;
        }
        return Math.Max(profile, LeastRadius);
    }
}
