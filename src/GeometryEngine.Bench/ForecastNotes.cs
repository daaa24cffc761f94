using System.Globalization;

namespace GeometryEngine.Bench;

/// <summary>What a forecast means, in sentences for someone who has never seen the project.</summary>
internal static class ForecastNotes
{
    /// <summary>The sentences.</summary>
    /// <param name="report">What was measured.</param>
    /// <param name="rows">The forecast.</param>
    /// <param name="here">Number of cores measured.</param>
    /// <param name="there">Number of cores asked for.</param>
    public static IEnumerable<string> Of(BenchReport report, IReadOnlyList<ForecastRow> rows, int here, int there)
    {
        Machine machine = report.Machine;
        yield return $"Jobs: {string.Join("; ", Job.All.Select(job => $"{job.Name} = {job.Means}"))}.";
        yield return $"Data: {string.Join("; ", report.Shapes.Select(Describe))}. Two annotators draw every image, each in one COCO JSON file.";
        yield return $"Measured on {here} of {machine.Processors} processors, {machine.Processor}, {machine.SimdBits}-bit registers; no GPU takes part in these jobs' times. " +
            "Cores asked for are taken to be like these, and to have nothing else to do.";
        if (there > here)
            yield return "Shorter time: every core adds what those of this machine add. Longer time: what did not speed up here stays serial (Amdahl).";
        yield return Invariant($"Memory: the program, {report.Memory.BytesPerAnnotation:N0} bytes an annotation for the index, twice while it grows, and ") +
            Invariant($"{report.Memory.BytesPerThread / 1e6:N1} MB a core. Annotations and masks are read and written an image at a time.");
        yield return $"Limits: one core makes the index of each file, {Share(rows)} of the shorter time: more and smaller files, or shards, shorten it. " +
            "Disks and networks are not measured: they must read and write as many MB a second as the table says, the input once for the index and again for the work.";
        yield return Invariant($"Start and compiling take {report.StartSeconds:N1} s in any case, and creating a file {1e6 * report.Files.SecondsPerFile:N0} microseconds of a processor; ") +
            "both are counted. A file system may be slower where it makes millions of files.";
    }

    private static string Describe(ShapeRow shape) =>
        Invariant($"{shape.Shape} = {shape.Width}x{shape.Height} pixels, {(double)shape.Annotations / shape.Images:N0} annotations an image, {shape.JsonBytesPerAnnotation:N0} bytes each");

    private static string Share(IReadOnlyList<ForecastRow> rows)
    {
        double[] shares = [.. rows.Select(row => row.IndexSeconds / row.SecondsLow)];
        return Invariant($"{shares.Min():P0} to {shares.Max():P0}");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
