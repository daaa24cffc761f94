using GeometryEngine.Formats;

namespace GeometryEngine.Bench;

/// <summary>What a program takes besides its stages: memory, the time to start, files. Measured on COCO-like images.</summary>
/// <param name="Memory">Memory.</param>
/// <param name="StartSeconds">Processor time of starting and compiling.</param>
/// <param name="Files">Files that are written.</param>
internal sealed record ProgramUse(MemoryUse Memory, double StartSeconds, FileUse Files)
{
    private const int Images = 500;
    private const int Rounds = 10; // until all code is compiled for good

    // As many images as a thread of the agreement takes at once.
    private const int GroupImages = 32;

    /// <summary>Measures it.</summary>
    /// <param name="engine">Makes the masks.</param>
    /// <param name="threads">Number of worker threads.</param>
    public static ProgramUse Measure(Engine engine, int threads)
    {
        TimeSpan spent = BenchClock.System.Processor();
        string folder = Directory.CreateTempSubdirectory("geom-bench-").FullName;
        try
        {
            SourceSpec[] files = [.. Workload.Write(BenchShape.All[0] with { Images = Images }, folder).Select(file => new SourceSpec(file))];
            long before = GC.GetTotalMemory(forceFullCollection: true);
            using DatasetReader reader = DatasetFormats.Open(files);
            long index = Math.Max(GC.GetTotalMemory(forceFullCollection: true) - before, 0);
            double[] rounds = [.. Enumerable.Range(0, Rounds).Select(_ => Seconds(() => Agree(engine, files, threads)))];
            double warm = Timing.MedianOf(rounds[(Rounds / 2)..]), start = spent.TotalSeconds + rounds.Sum(round => Math.Max(round - warm, 0));
            long workingSet = Environment.WorkingSet, thread = OfThread(engine, reader), annotations = reader.Sum(item => (long)item.Annotations.Count);
            var memory = new MemoryUse(Math.Max(workingSet - before - 2 * index - threads * thread, 0), index / (double)annotations, thread);
            return new ProgramUse(memory, start, FileUse.Measure(engine, reader, folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Processor time of some work.</summary>
    private static double Seconds(Action work)
    {
        TimeSpan start = BenchClock.System.Processor();
        work();
        return (BenchClock.System.Processor() - start).TotalSeconds;
    }

    // A whole run of `geom agree`, but for what it prints.
    private static void Agree(Engine engine, SourceSpec[] files, int threads)
    {
        using DatasetReader reader = DatasetFormats.Open(files);
        var agreement = new Agreement(reader.Info);
        agreement.AddAll(engine, reader.Count, reader.Read, threads);
        agreement.Compute();
    }

    private static long OfThread(Engine engine, DatasetReader reader)
    {
        var agreement = new Agreement(reader.Info);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int image = 0; image < GroupImages; image++) agreement.Add(engine, reader.Read(image));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
