namespace GeometryEngine.Cli;

/// <summary>What <c>--backend</c> asks for.</summary>
internal enum BackendChoice
{
    /// <summary>A GPU for the batches that are faster there, where there is one.</summary>
    Auto,

    /// <summary>The processor.</summary>
    Cpu,

    /// <summary>A CUDA device for every batch.</summary>
    Cuda,
}
