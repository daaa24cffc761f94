namespace GeometryEngine.Bench;

/// <summary>How fast an operation is on objects of one size, one thread.</summary>
/// <param name="Operation">What was done.</param>
/// <param name="Side">Square root of the objects' area, about, pixels.</param>
/// <param name="Stretch">Their width over their height, about.</param>
/// <param name="Outline">Mean length of their outlines, pixels.</param>
/// <param name="Pixels">Their mean area, pixels.</param>
/// <param name="Nanoseconds">Least processor time of one object.</param>
public sealed record SizeRow(string Operation, int Side, double Stretch, double Outline, double Pixels, double Nanoseconds)
{
    /// <summary>Objects a second, of one thread.</summary>
    public double PerSecond => 1e9 / Nanoseconds;
}
