namespace GeometryEngine;

/// <summary>How areas are spread: counts in bins that each span a factor of four, so that the side of a square doubles from bin to bin.</summary>
public sealed class AreaHistogram
{
    /// <summary>Number of bins: the last begins at 4^15, a square with a side of 32,768 pixels.</summary>
    public const int BinCount = 17;

    private readonly long[] _bins = new long[BinCount];

    /// <summary>Counts: bin 0 holds areas below 1, bin i those in [4^(i-1), 4^i), the last one all above.</summary>
    public ReadOnlySpan<long> Bins => _bins;

    /// <summary>Number of areas.</summary>
    public long Count { get; private set; }

    /// <summary>The smallest area; 0 when there is none.</summary>
    public double Least { get; private set; }

    /// <summary>The largest area; 0 when there is none.</summary>
    public double Most { get; private set; }

    /// <summary>The sum of all areas.</summary>
    public double Sum { get; private set; }

    /// <summary>The mean area; undefined when there is none.</summary>
    public Measure Mean => Measure.Ratio(Sum, Count);

    /// <summary>The smallest area of a bin, in square pixels.</summary>
    /// <param name="bin">Index in [0, <see cref="BinCount"/>).</param>
    public static double Start(int bin) => bin == 0 ? 0 : Math.Pow(4, bin - 1);

    /// <summary>Counts one area.</summary>
    /// <param name="area">Square pixels, 0 or more.</param>
    public void Add(double area)
    {
        int bin = 0;
        while (bin + 1 < BinCount && area >= Start(bin + 1)) bin++;
        _bins[bin]++;
        Least = Count == 0 ? area : Math.Min(Least, area);
        Most = Math.Max(Most, area);
        Sum += area;
        Count++;
    }
}
