namespace GeometryEngine;

/// <summary>
/// The edges of one ring as columns of numbers, padded so that a kernel may read and write whole registers. What a column holds is the
/// rule's affair.
/// </summary>
internal sealed class EdgeTable
{
    private const int Padding = (int)SimdLevel.Vector512 / 64;

    /// <summary>x where the walk along an edge starts.</summary>
    public double[] X { get; private set; } = [];

    /// <summary>y where the walk along an edge starts.</summary>
    public double[] Y { get; private set; } = [];

    /// <summary>First line that the edge crosses.</summary>
    public double[] First { get; private set; } = [];

    /// <summary>Number of lines that the edge crosses.</summary>
    public ulong[] Lines { get; private set; } = [];

    /// <summary>How the edge slopes.</summary>
    public double[] Slope { get; private set; } = [];

    /// <summary>A second number of that kind.</summary>
    public double[] Inverse { get; private set; } = [];

    /// <summary>All ones or 0.</summary>
    public ulong[] Mark { get; private set; } = [];

    /// <summary>Numbers of edges, in the order of the walk.</summary>
    public int[] Order { get; private set; } = [];

    /// <summary>Makes room for a ring.</summary>
    /// <param name="edges">Its number of edges.</param>
    public void Reserve(int edges)
    {
        if (X.Length >= edges + Padding) return;
        int size = Math.Max(edges, X.Length * 2) + Padding;
        (X, Y, First, Slope, Inverse) = (new double[size], new double[size], new double[size], new double[size], new double[size]);
        (Lines, Mark, Order) = (new ulong[size], new ulong[size], new int[size]);
    }
}
