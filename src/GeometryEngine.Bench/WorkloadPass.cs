namespace GeometryEngine.Bench;

/// <summary>A stage's task: a workload, gone through a number of times.</summary>
/// <param name="Workload">The data set.</param>
/// <param name="Engine">What does the work.</param>
/// <param name="Threads">Number of worker threads.</param>
/// <param name="Times">How often.</param>
internal sealed record WorkloadPass(Workload Workload, Engine Engine, int Threads, int Times)
{
    // Handing over each image would count where images are small; a thread that ends first waits for one part of the others.
    private const int PartsPerThread = 8;

    /// <summary>The sum of what something gives for each image, each time.</summary>
    /// <param name="image">Called with an image's index, from several threads at once.</param>
    public long Sum(Func<int, long> image)
    {
        int images = Workload.Items.Length;
        long all = (long)images * Times, sum = 0;
        int parts = (int)Math.Min(all, Threads * PartsPerThread);
        OrderedParallel.Run(parts, Threads, SumPart, result => sum += result);
        return sum;

        long SumPart(int part)
        {
            long end = (part + 1) * all / parts, result = 0;
            for (long i = part * all / parts; i < end; i++) result += image((int)(i % images));
            return result;
        }
    }
}
