using ILGPU;

namespace GeometryEngine.Gpu;

/// <summary>Sums of all numbers before each, in steps: within tiles, of the tiles' sums, and both together.</summary>
internal static class ScanKernels
{
    /// <summary>Numbers of a tile.</summary>
    public const int Tile = 256;

    /// <summary>Replaces each number of a tile by the sum of those before it within the tile; a warp takes a tile.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="sums">Receives the sum of each tile.</param>
    public static void ScanTiles(ArrayView<int> values, ArrayView<int> sums)
    {
        long first = (long)Grid.IdxX * Tile;
        int before = 0;
        for (int i = Warp.LaneIdx; i < Tile; i += Warp.WarpSize)
        {
            bool inside = first + i < values.Length;
            int value = inside ? values[first + i] : 0, upTo = WarpSums.RunningSum(value);
            if (inside) values[first + i] = before + upTo - value;
            before += Warp.Shuffle(upTo, Warp.WarpSize - 1);
        }
        if (Warp.LaneIdx == 0) sums[Grid.IdxX] = before;
    }

    /// <summary>Adds what stands before each tile.</summary>
    /// <param name="index">Index of a number.</param>
    /// <param name="values">The numbers, summed within tiles.</param>
    /// <param name="before">The sum of all tiles before each.</param>
    public static void AddTiles(Index1D index, ArrayView<int> values, ArrayView<int> before) => values[index] += before[index / Tile];
}
