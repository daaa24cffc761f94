using System.Text.Json;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using GeometryEngine.Formats;
using OpenCvSharp;

namespace GeometryEngine.Benchmarks;

/// <summary>
/// 10,000 images of 640x480 with 8 polygons each, from COCO JSON to semantic masks in files, on all processors: the engine, and a straight program
/// on System.Text.Json and OpenCV.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 5)]
public class ExportOfDataset
{
    /// <summary>
    /// Names the folder to write to, in the environment, so that processes of benchmarks know it. It is removed when every benchmark has run: for
    /// minutes ext4 looks for places of new files among those of files just removed, and most of the time of whoever comes next would go to that.
    /// </summary>
    public const string FolderVariable = "GEOMETRY_ENGINE_BENCHMARK_FOLDER";

    private const int Images = 10_000;

    private readonly string _folder = Path.Combine(Environment.GetEnvironmentVariable(FolderVariable)!, Path.GetRandomFileName());
    private readonly string _file;
    private int _run;

    /// <summary>Makes the data set.</summary>
    public ExportOfDataset()
    {
        Cv2.SetNumThreads(1); // the loop over images takes the processors
        using var dataset = new SynthDataset(new SynthOptions { Images = Images, Annotators = 1, Polygons = 8 * Images, Noise = 0 });
        dataset.Write(Path.Combine(_folder, "data"));
        _file = Path.Combine(_folder, "data", "annotator-1.json");
    }

    /// <summary>The engine.</summary>
    [Benchmark]
    public long EngineExport()
    {
        using Engine engine = Engine.Create();
        using DatasetReader reader = DatasetFormats.Open([_file]);
        return Checked(engine.Export(reader, NextFolder(), new MaskExportOptions { Values = CategoryValue.Index }).Files);
    }

    /// <summary>The straight program.</summary>
    [Benchmark(Baseline = true)]
    public long OpenCvExport()
    {
        string folder = NextFolder();
        Directory.CreateDirectory(folder);
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(_file));
        JsonElement root = document.RootElement;
        ILookup<long, JsonElement> annotations = root.GetProperty("annotations").EnumerateArray().ToLookup(it => it.GetProperty("image_id").GetInt64());
        JsonElement[] images = [.. root.GetProperty("images").EnumerateArray()];
        Parallel.ForEach(images, image => WriteMask(image, annotations[image.GetProperty("id").GetInt64()], folder));
        return Checked(images.Length);
    }

    private static void WriteMask(JsonElement image, IEnumerable<JsonElement> annotations, string folder)
    {
        using var mask = new Mat(image.GetProperty("height").GetInt32(), image.GetProperty("width").GetInt32(), MatType.CV_8UC1, Scalar.All(0));
        foreach (JsonElement annotation in annotations)
        {
            if (!annotation.TryGetProperty("segmentation", out JsonElement parts) || parts.ValueKind != JsonValueKind.Array) continue;
            Point[][] points = [.. parts.EnumerateArray().Select(part => part.EnumerateArray().Select(number => number.GetDouble()).Chunk(2)
                .Select(xy => new Point((int)Math.Round(xy[0]), (int)Math.Round(xy[1]))).ToArray())];
            Cv2.FillPoly(mask, points, Scalar.All(annotation.GetProperty("category_id").GetInt32()));
        }
        Cv2.ImWrite(Path.Combine(folder, Path.ChangeExtension(image.GetProperty("file_name").GetString()!, ".png")), mask);
    }

    private string NextFolder() => Path.Combine(_folder, $"run-{_run++}");

    private static long Checked(long files) => files == Images ? files : throw new InvalidOperationException($"{files} files instead of {Images}");
}
