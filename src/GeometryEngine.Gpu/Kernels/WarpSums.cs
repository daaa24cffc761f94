using ILGPU;

namespace GeometryEngine.Gpu;

/// <summary>Values of all lanes of a warp brought together, without shared memory. Every lane of the warp must take part.</summary>
internal static class WarpSums
{
    /// <summary>The sum of all lanes; right in lane 0.</summary>
    public static long Sum(long value)
    {
        for (int step = Warp.WarpSize / 2; step > 0; step /= 2) value += Warp.ShuffleDown(value, step);
        return value;
    }

    /// <summary>For each lane the sum of the lanes up to it.</summary>
    public static int RunningSum(int value)
    {
        for (int step = 1; step < Warp.WarpSize; step *= 2)
        {
            int before = Warp.ShuffleUp(value, step);
            if (Warp.LaneIdx >= step) value += before;
        }
        return value;
    }

    /// <summary>For each lane the exclusive or of the lanes up to it.</summary>
    public static ulong RunningXor(ulong value)
    {
        for (int step = 1; step < Warp.WarpSize; step *= 2)
        {
            ulong before = Warp.ShuffleUp(value, step);
            if (Warp.LaneIdx >= step) value ^= before;
        }
        return value;
    }
}
