namespace GeometryEngine.Bench;

/// <summary>Something that the workload runs on.</summary>
/// <param name="Name">What it is called: <c>cpu</c>, or the GPU's kind.</param>
/// <param name="Engine">Runs the work; it stays the caller's.</param>
public sealed record BenchBackend(string Name, Engine Engine)
{
    /// <summary>The name of the processor's own backend, which every ratio is taken against.</summary>
    public const string Cpu = "cpu";

    /// <summary>The name of a GPU's backend.</summary>
    public const string Cuda = "cuda";
}
