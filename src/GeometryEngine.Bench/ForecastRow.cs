namespace GeometryEngine.Bench;

/// <summary>How long one job on a large data set would take, and what it needs.</summary>
/// <param name="Shape">The kind of data set.</param>
/// <param name="Job">What is done: each reads its input, and agree and export go on from there.</param>
/// <param name="SecondsHere">Time on all cores of this machine.</param>
/// <param name="SecondsLow">Time on the cores asked for, if each adds what those of this machine add.</param>
/// <param name="SecondsHigh">The same, if part of the work is serial, as large as the speed-up measured here allows (Amdahl).</param>
/// <param name="MemoryBytes">Memory on the cores asked for.</param>
/// <param name="InputBytes">Size of the COCO files.</param>
/// <param name="OutputBytes">Size of what is written.</param>
public sealed record ForecastRow(
    string Shape, string Job, double SecondsHere, double SecondsLow, double SecondsHigh, double MemoryBytes, double InputBytes, double OutputBytes);
