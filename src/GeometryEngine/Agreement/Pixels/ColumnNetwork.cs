using System.Runtime.Intrinsics;

namespace GeometryEngine;

/// <summary>
/// Sorts the numbers of several columns at once, each lane by itself, without branches: Batcher's merge exchange (Knuth, The Art of Computer Programming
/// 3, 5.2.2, algorithm M), whose comparisons do not depend on the numbers.
/// </summary>
internal static class ColumnNetwork
{
    /// <summary>Most numbers in a lane.</summary>
    public const int MostNumbers = 256;

    private static readonly (short Low, short High)[]?[] Networks = new (short, short)[]?[MostNumbers + 1];

    /// <summary>Sorts each lane, ascending.</summary>
    /// <param name="keys">The first numbers of all lanes, then the second ones and so on: a multiple of <see cref="MaskColumns.Lanes"/>.</param>
    public static void Sort(Span<int> keys)
    {
        int count = keys.Length / MaskColumns.Lanes;
        (short Low, short High)[] network = Networks[count] ??= NetworkOf(count);
        foreach ((short low, short high) in network)
        {
            Span<int> first = keys.Slice(low * MaskColumns.Lanes, MaskColumns.Lanes), second = keys.Slice(high * MaskColumns.Lanes, MaskColumns.Lanes);
            Vector256<int> x = Vector256.Create<int>(first), y = Vector256.Create<int>(second);
            Vector256.Min(x, y).CopyTo(first);
            Vector256.Max(x, y).CopyTo(second);
        }
    }

    private static (short, short)[] NetworkOf(int count)
    {
        var network = new List<(short, short)>();
        int half = 1;
        while (2 * half < count) half *= 2;
        for (int p = half; p > 0; p /= 2)
        {
            for (int q = half, r = 0, distance = p; ; distance = q - p, q /= 2, r = p)
            {
                for (int i = 0; i + distance < count; i++)
                    if ((i & p) == r) network.Add(((short)i, (short)(i + distance)));
                if (q == p) break;
            }
        }
        return [.. network];
    }
}
