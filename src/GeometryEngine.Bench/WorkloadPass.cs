namespace GeometryEngine.Bench;

/// <summary>A stage's task: a workload, gone through a number of times.</summary>
/// <param name="Workload">The data set.</param>
/// <param name="Engine">What does the work.</param>
/// <param name="Threads">Number of worker threads.</param>
/// <param name="Times">How often.</param>
internal sealed record WorkloadPass(Workload Workload, Engine Engine, int Threads, int Times)
{
    /// <summary>The sum of what something gives for each image, each time.</summary>
    /// <param name="image">Called with an image's index, from several threads at once.</param>
    public long Sum(Func<int, long> image)
    {
        int images = Workload.Items.Length;
        long sum = 0;
        OrderedParallel.Run(images * Times, Threads, i => image(i % images), result => sum += result);
        return sum;
    }
}
