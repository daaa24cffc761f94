using System.Numerics;

namespace GeometryEngine.TestSupport.Oracles;

/// <summary>Distances of sets, as bits.</summary>
public static class NaiveSets
{
    /// <summary>1 - shared / all; two empty sets are equal.</summary>
    public static double Jaccard(int a, int b) =>
        (a | b) == 0 ? 0 : 1 - (double)BitOperations.PopCount((uint)(a & b)) / BitOperations.PopCount((uint)(a | b));

    /// <summary>Jaccard similarity, less where one holds the other, less again where they only overlap.</summary>
    public static double Masi(int a, int b)
    {
        if (a == b) return 0;
        double factor = (a & b) == 0 ? 0 : (a & b) == a || (a & b) == b ? 2 / 3.0 : 1 / 3.0;
        return 1 - (1 - Jaccard(a, b)) * factor;
    }
}
