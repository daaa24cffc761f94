namespace GeometryEngine.Benchmarks;

/// <summary>A class of benchmarks that has more to say than times.</summary>
internal interface IDescribed
{
    /// <summary>A line for the head of the kept table, such as the sizes of outputs.</summary>
    string Describe();
}
