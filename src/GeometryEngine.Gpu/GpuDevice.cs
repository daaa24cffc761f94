namespace GeometryEngine.Gpu;

/// <summary>A GPU that the engine can use, and when it does.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MemoryBytes">Its memory.</param>
/// <param name="Architecture">Its compute capability, such as 9.0.</param>
/// <param name="Multiprocessors">Number of its multiprocessors.</param>
/// <param name="Cost">What a batch costs on it, as measured, transfers included.</param>
/// <param name="CpuCost">What the same batch costs on one thread of the processor.</param>
public sealed record GpuDevice(string Name, long MemoryBytes, string Architecture, int Multiprocessors, BackendCost Cost, BackendCost CpuCost)
{
    /// <summary>The smallest batch of like objects for which the GPU is chosen; null when it never is.</summary>
    /// <param name="toggles">Toggles of one object: two for each column it covers, and more where it is hollow.</param>
    /// <param name="words">Words of 64 pixels of one object.</param>
    public long? LeastObjects(long toggles, long words)
    {
        double gain = CpuCost.Seconds(toggles, words) - CpuCost.Launch - (Cost.Seconds(toggles, words) - Cost.Launch);
        double lead = Cost.Launch - CpuCost.Launch;
        return lead <= 0 ? 1 : gain <= 0 ? null : (long)Math.Floor(lead / gain) + 1;
    }
}
