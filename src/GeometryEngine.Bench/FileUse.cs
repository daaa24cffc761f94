using GeometryEngine.Formats;

namespace GeometryEngine.Bench;

/// <summary>What writing masks costs besides painting them.</summary>
/// <param name="SecondsPerFile">Time that a processor spends in the system for a file and its line in the journal.</param>
/// <param name="ManifestBytesPerAnnotation">Bytes of what is written beside the masks: the manifest.</param>
public sealed record FileUse(double SecondsPerFile, double ManifestBytesPerAnnotation)
{
    private const int Rounds = 6;

    /// <summary>Measures it: an export to a disk, less reading the images twice and painting them.</summary>
    /// <param name="engine">Makes the masks.</param>
    /// <param name="reader">The images.</param>
    /// <param name="folder">A folder to write into.</param>
    internal static FileUse Measure(Engine engine, DatasetReader reader, string folder)
    {
        var options = new MaskExportOptions { Kind = MaskKind.Instance };
        var exporter = new MaskExporter(engine, reader.Info, new ExportPaths(reader, folder, []), options, "bench");
        double written = 0, painted = 0;
        ExportSummary summary = default;
        long manifest = 0;
        for (int round = 0; round <= Rounds; round++)
        {
            string output = Path.Combine(folder, $"masks-{round}");
            double writing = SystemSeconds(() => summary = engine.Export(reader, output, options, new ExportRun { Threads = 1 }));
            double painting = SystemSeconds(Paint);
            manifest = Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length) - summary.Bytes;
            if (round == 0) continue; // compiles
            (written, painted) = (written + writing, painted + painting);
        }
        long annotations = reader.Sum(item => (long)item.Annotations.Count);
        return new FileUse(Math.Max(written - painted, 0) / Rounds / summary.Files, manifest / (double)annotations);

        void Paint()
        {
            for (int image = 0; image < reader.Count; image++) reader.Read(image);
            for (int image = 0; image < reader.Count; image++) exporter.Export(image, reader.Read(image));
        }
    }

    // Of the system alone: what the program itself does for a file is little, and code that is still being compiled would count.
    private static double SystemSeconds(Action work)
    {
        TimeSpan start = Environment.CpuUsage.PrivilegedTime;
        work();
        return (Environment.CpuUsage.PrivilegedTime - start).TotalSeconds;
    }
}
