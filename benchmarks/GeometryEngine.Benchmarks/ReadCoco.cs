using System.Numerics.Tensors;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using GeometryEngine.Formats;

namespace GeometryEngine.Benchmarks;

/// <summary>
/// COCO JSON of about 80 MB, from the file to annotations with coordinates in memory: the engine, as items of each image and as columns in the order of
/// the file, and System.Text.Json's reader over the bytes of the file, which keeps nothing. One thread.
/// </summary>
public class ReadCoco : IDescribed, IDisposable
{
    private const int Polygons = 120_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("geometry-engine-benchmark-").FullName;
    private readonly string _file;

    /// <summary>Makes the file.</summary>
    public ReadCoco()
    {
        using var dataset = new SynthDataset(new SynthOptions { Images = Polygons / 8, Annotators = 1, Polygons = Polygons, Noise = 0 });
        dataset.Write(Path.Combine(_folder, "data"));
        _file = Path.Combine(_folder, "data", "annotator-1.json");
    }

    /// <inheritdoc/>
    public string Describe() => $"The file has {new FileInfo(_file).Length / 1e6:F1} MB.";

    /// <summary>Checks that all find the same coordinates.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        double[] expected = [0, 0];
        Scan(numbers: true, expected);
        Check(expected, Read);
        Check(expected, ReadColumns);
    }

    /// <summary>The engine: every image with its annotations.</summary>
    [Benchmark]
    public double Engine() => Read([0, 0]);

    /// <summary>The engine: every annotation with its ids, box, area and outline, as columns.</summary>
    [Benchmark]
    public double EngineColumns() => ReadColumns([0, 0]);

    /// <summary>Utf8JsonReader, every number of an outline read.</summary>
    [Benchmark(Baseline = true)]
    public double Utf8JsonReaderGetDouble() => Scan(numbers: true, [0, 0]);

    /// <summary>Utf8JsonReader, tokens only.</summary>
    [Benchmark]
    public double Utf8JsonReaderTokens() => Scan(numbers: false, [0, 0]);

    /// <summary>Removes the file.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private static void Check(double[] expected, Func<double[], double> read)
    {
        double[] found = [0, 0];
        read(found);
        Answers.Require(expected[0] == found[0], $"coordinates: {expected[0]} and {found[0]}");
        Answers.Require(Math.Abs(expected[1] - found[1]) <= 1e-9 * expected[1], $"their sum: {expected[1]} and {found[1]}");
    }

    // All add up the number of coordinates and the coordinates.
    private double Read(double[] sums)
    {
        using DatasetReader reader = DatasetFormats.Open([_file]);
        foreach (DatasetItem item in reader)
        {
            foreach (Annotation annotation in item.Annotations)
            {
                if (annotation.Polygon is not { } polygon) continue;
                for (int ring = 0; ring < polygon.RingCount; ring++)
                {
                    ReadOnlySpan<double> points = polygon.Ring(ring);
                    sums[0] += points.Length;
                    foreach (double coordinate in points) sums[1] += coordinate;
                }
            }
        }
        return sums[1];
    }

    private double ReadColumns(double[] sums)
    {
        using var reader = new CocoColumnReader(_file);
        using var batch = new CocoColumns();
        while (reader.Read(batch))
        {
            sums[0] += batch.Coordinates.Length;
            sums[1] += TensorPrimitives.Sum(batch.Coordinates);
        }
        return sums[1];
    }

    private double Scan(bool numbers, double[] sums)
    {
        var reader = new Utf8JsonReader(File.ReadAllBytes(_file));
        int outline = int.MaxValue; // the depth of the outline at hand
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName) outline = reader.ValueTextEquals("segmentation"u8) ? reader.CurrentDepth : int.MaxValue;
            else if (numbers && reader.TokenType == JsonTokenType.Number && reader.CurrentDepth > outline)
            {
                sums[0]++;
                sums[1] += reader.GetDouble();
            }
        }
        return sums[1];
    }
}
