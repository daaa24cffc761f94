namespace GeometryEngine.Benchmarks;

/// <summary>What every contender has to agree on before it is timed.</summary>
internal static class Answers
{
    /// <summary>Ends the benchmark unless an answer is right.</summary>
    /// <param name="right">Whether it is.</param>
    /// <param name="what">Which one.</param>
    public static void Require(bool right, string what)
    {
        if (!right) throw new InvalidOperationException($"{what}: the contenders differ");
    }
}
