namespace GeometryEngine.Bench;

/// <summary>One stage in two reports.</summary>
/// <param name="Shape">The kind of data set.</param>
/// <param name="Stage">The part of the work.</param>
/// <param name="Backend">What it ran on.</param>
/// <param name="Threads">Number of worker threads.</param>
/// <param name="Earlier">Median nanoseconds of a unit in the earlier report.</param>
/// <param name="Now">Median nanoseconds of a unit in this one.</param>
/// <param name="RelativeChange">How the stage changed in proportion to rasterizing, which is free of the machine's pace: 1 for not at all.</param>
/// <param name="SpeedUpChange">How the speed-up against one thread changed: 1 for not at all.</param>
/// <param name="Verdict"><c>faster</c>, <c>slower</c>, or <c>same</c> when the spreads of both overlap or the change is below 15 %.</param>
public sealed record ComparedRow(
    string Shape, string Stage, string Backend, int Threads, double Earlier, double Now, double RelativeChange, double SpeedUpChange, string Verdict)
{
    /// <summary>Time now over time then.</summary>
    public double Change => Now / Earlier;
}
