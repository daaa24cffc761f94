namespace GeometryEngine.Tests;

/// <summary>The levels that this machine can run, for tests that hold a kernel to the same answer at each.</summary>
internal static class Levels
{
    public static IReadOnlyList<SimdLevel> Here { get; } = [.. Enum.GetValues<SimdLevel>().Where(level => level <= Simd.Hardware)];

    /// <summary>Lengths from nothing to three of the widest registers, in words.</summary>
    public static IEnumerable<int> Lengths => Enumerable.Range(0, 3 * (int)SimdLevel.Vector512 / 64 + 1);
}
