using GeometryEngine.Formats;

namespace GeometryEngine.Bench;

/// <summary>What the memory of a run is made of: a base, the index of the annotations, and what each thread has at hand.</summary>
/// <param name="BaseBytes">The program with its code compiled, before it reads anything.</param>
/// <param name="BytesPerAnnotation">The index that reading keeps.</param>
/// <param name="BytesPerThread">What a thread allocates while it works on a group of images: no more of it is in use at once.</param>
public sealed record MemoryUse(long BaseBytes, double BytesPerAnnotation, long BytesPerThread)
{
    private const int Images = 500;

    // As many images as a thread of the agreement takes at once.
    private const int GroupImages = 32;

    /// <summary>The memory that a data set is expected to take.</summary>
    /// <param name="annotations">Number of annotations.</param>
    /// <param name="threads">Number of threads.</param>
    public double Bytes(long annotations, int threads) => BaseBytes + annotations * BytesPerAnnotation + (double)threads * BytesPerThread;

    /// <summary>Measures it on COCO-like images.</summary>
    /// <param name="engine">Makes the masks.</param>
    public static MemoryUse Measure(Engine engine)
    {
        string folder = Directory.CreateTempSubdirectory("geom-bench-").FullName;
        try
        {
            string[] files = Workload.Write(BenchShape.All[0] with { Images = Images }, folder);
            long before = GC.GetTotalMemory(forceFullCollection: true);
            using DatasetReader reader = DatasetFormats.Open([.. files.Select(file => new SourceSpec(file))]);
            long index = GC.GetTotalMemory(forceFullCollection: true) - before;
            long annotations = reader.Sum(item => (long)item.Annotations.Count);
            return new MemoryUse(Environment.WorkingSet - before - index, Math.Max(index, 0) / (double)annotations, OfThread(engine, reader));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static long OfThread(Engine engine, DatasetReader reader)
    {
        var agreement = new Agreement(reader.Info);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int image = 0; image < GroupImages; image++) agreement.Add(engine, reader.Read(image));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
