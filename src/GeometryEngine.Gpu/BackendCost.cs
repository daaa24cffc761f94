using System.Diagnostics;

namespace GeometryEngine.Gpu;

/// <summary>What making and counting the masks of a batch costs on a device: a fixed part, and one for each toggle and each word of 64 pixels.</summary>
/// <param name="Launch">Seconds of any batch: starting kernels, waiting for them.</param>
/// <param name="PerToggle">Seconds of a toggle (a place where a column of a mask begins or ends): its way to the device, and its bit.</param>
/// <param name="PerWord">Seconds of a word: filling and counting.</param>
public readonly record struct BackendCost(double Launch, double PerToggle, double PerWord)
{
    private const int Rounds = 5;

    /// <summary>Seconds that a batch is expected to take.</summary>
    /// <param name="toggles">Number of toggles.</param>
    /// <param name="words">Number of words.</param>
    public double Seconds(long toggles, long words) => Launch + toggles * PerToggle + words * PerWord;

    /// <summary>Measures a device with three batches: a tiny one, one of many toggles, and one of many words.</summary>
    /// <param name="backend">The device.</param>
    /// <param name="objects">Objects of the larger batches: so many that they take much longer than the tiny one.</param>
    internal static BackendCost Measure(IBackend backend, int objects)
    {
        // A comb of 64 columns and 64 rows; a post of one column and 4,000 rows.
        ToggleBatch tiny = Batch(1, columns: 1, rows: 1), combs = Batch(objects, columns: 64, rows: 64, step: 2), posts = Batch(objects, columns: 1, rows: 4000);
        double launch = Time(backend, tiny), toggles = Time(backend, combs), words = Time(backend, posts);
        double perWord = Math.Max(words - launch, 0) / Words(posts);
        double perToggle = Math.Max(toggles - launch - perWord * Words(combs), 0) / combs.Toggles;
        return new BackendCost(launch, perToggle, perWord);
    }

    /// <summary>Words of 64 pixels that the masks of outlines take.</summary>
    internal static long Words(ToggleBatch toggles)
    {
        long words = 0;
        for (int i = 0; i < toggles.Count; i++) words += BitFrame.Around(toggles.Bounds(i)).Words;
        return words;
    }

    private static double Time(IBackend backend, ToggleBatch toggles)
    {
        using MaskBatch batch = backend.CreateBatch();
        long[] areas = new long[toggles.Count];
        double best = double.PositiveInfinity;
        for (int round = 0; round <= Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            backend.Fill(batch, toggles);
            backend.Areas(batch, areas);
            if (round > 0) best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds); // the first one compiles
        }
        return best;
    }

    private static ToggleBatch Batch(int objects, int columns, int rows, int step = int.MaxValue)
    {
        var batch = new ToggleBatch();
        batch.Reset(rows, columns);
        for (int i = 0; i < objects; i++)
        {
            for (int column = 0; column < columns; column++)
            {
                for (int row = 0; row <= rows; row += Math.Min(step, rows))
                {
                    batch.Reserve(1)[0] = (ulong)(uint)column << 32 | (uint)row;
                    batch.Advance(1);
                }
            }
            batch.EndObject(new PixelBox(0, 0, columns, rows));
        }
        return batch;
    }
}
