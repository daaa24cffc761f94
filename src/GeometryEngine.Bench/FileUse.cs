using GeometryEngine.Formats;

namespace GeometryEngine.Bench;

/// <summary>What writing masks costs besides painting them.</summary>
/// <param name="SecondsPerFile">Processor time of creating a file, its place in the manifest, and its line in the journal.</param>
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
        double written = double.PositiveInfinity, painted = double.PositiveInfinity;
        ExportSummary summary = default;
        long manifest = 0;
        for (int round = 0; round <= Rounds; round++)
        {
            string output = Path.Combine(folder, $"masks-{round}");
            double writing = ProgramUse.Seconds(() => summary = engine.Export(reader, output, options, new ExportRun { Threads = 1 }));
            double painting = ProgramUse.Seconds(Paint);
            manifest = Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length) - summary.Bytes;
            if (round == 0) continue; // compiles
            (written, painted) = (Math.Min(written, writing), Math.Min(painted, painting));
        }
        long annotations = reader.Sum(item => (long)item.Annotations.Count);
        return new FileUse(Math.Max(written - painted, 0) / summary.Files, manifest / (double)annotations);

        void Paint()
        {
            for (int image = 0; image < reader.Count; image++) reader.Read(image);
            for (int image = 0; image < reader.Count; image++) exporter.Export(image, reader.Read(image));
        }
    }
}
