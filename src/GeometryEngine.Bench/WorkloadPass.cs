namespace GeometryEngine.Bench;

/// <summary>A stage's task: a workload, gone through a number of times.</summary>
/// <param name="Workload">The data set.</param>
/// <param name="Engine">What does the work.</param>
/// <param name="Threads">Number of worker threads.</param>
/// <param name="Times">How often.</param>
internal sealed record WorkloadPass(Workload Workload, Engine Engine, int Threads, int Times)
{
    // A thread that ends first waits for at most one image of the others.
    private const int ImagesPerThread = 4;

    /// <summary>How often the workload must be gone through so that the threads of a sample end nearly together.</summary>
    /// <param name="workload">The data set.</param>
    /// <param name="threads">Number of worker threads.</param>
    public static int LeastTimes(Workload workload, int threads)
    {
        int images = workload.Items.Length;
        return threads == 1 ? 1 : (threads * ImagesPerThread + images - 1) / images;
    }

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
