using GeometryEngine.Formats;

namespace GeometryEngine.Bench;

/// <summary>The data set of one shape, written to the disk as COCO files and read from there: the same bytes in every run.</summary>
internal sealed class Workload : IDisposable
{
    private const long Seed = 1;
    private readonly string _folder;

    // The files hold more images than are worked on, by vertices: what opening any file takes must hardly count beside its index.
    private const int FileVertices = 1_200_000;
    private readonly SourceSpec[] _files;

    private Workload(BenchShape shape, string folder, SourceSpec[] files, Engine engine)
    {
        (Shape, _folder, _files) = (shape, folder, files);
        Reader = Open(Environment.ProcessorCount);
        FileAnnotations = Reader.Sum(item => (long)item.Annotations.Count);
        Items = [.. Enumerable.Range(0, shape.Images).Select(Reader.Read)];
        Polygons = [.. Items.Select(item => item.Annotations.Select(annotation => annotation.Polygon).OfType<Polygon>().ToArray())];
        AllPolygons = [.. Polygons.SelectMany(image => image)];
        Masks = [.. Items.Select(item => (MasksOf(item, 0, engine), MasksOf(item, 1, engine)))];
        Paths = new ExportPaths(Reader, folder, []);
        JsonBytes = Directory.EnumerateFiles(folder, "annotator-*.json").Sum(file => new FileInfo(file).Length);
    }

    /// <summary>What the data set is like.</summary>
    public BenchShape Shape { get; }

    /// <summary>The data set as files.</summary>
    public DatasetReader Reader { get; }

    /// <summary>Number of annotations in the files.</summary>
    public long FileAnnotations { get; }

    /// <summary>The images worked on, read: the first ones.</summary>
    public DatasetItem[] Items { get; }

    /// <summary>The polygons of each image.</summary>
    public Polygon[][] Polygons { get; }

    /// <summary>The polygons of all images, which are of one size.</summary>
    public Polygon[] AllPolygons { get; }

    /// <summary>The masks of each image, those of the first annotator and those of the second.</summary>
    public (Rle[] A, Rle[] B)[] Masks { get; }

    /// <summary>Where exported masks would go.</summary>
    public ExportPaths Paths { get; }

    /// <summary>Size of the annotation files.</summary>
    public long JsonBytes { get; }

    /// <summary>Number of annotations of all kinds in these images.</summary>
    public long Annotations => Items.Sum(item => (long)item.Annotations.Count);

    /// <summary>Writes and reads the data set of a shape.</summary>
    /// <param name="shape">What it is like.</param>
    /// <param name="engine">Makes the masks.</param>
    public static Workload Create(BenchShape shape, Engine engine)
    {
        string folder = Directory.CreateTempSubdirectory("geom-bench-").FullName;
        try
        {
            string[] files = Write(shape with { Images = Math.Max(shape.Images, FileVertices / (BenchShape.Annotators * shape.Polygons * shape.Vertices)) }, folder);
            return new Workload(shape, folder, [.. files.Select(file => new SourceSpec(file))], engine);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>Opens the files.</summary>
    /// <param name="threads">Number of worker threads.</param>
    public DatasetReader Open(int threads) => DatasetFormats.Open(_files, ReadOptions.Default with { Threads = threads });

    /// <inheritdoc/>
    public void Dispose()
    {
        Reader.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Writes the files of the annotators.</summary>
    /// <returns>Their paths.</returns>
    internal static string[] Write(BenchShape shape, string folder)
    {
        using var dataset = new SynthDataset(new SynthOptions
        {
            Images = shape.Images,
            Annotators = BenchShape.Annotators,
            Polygons = shape.Images * BenchShape.Annotators * shape.Polygons,
            Vertices = shape.Vertices,
            Width = shape.Width,
            Height = shape.Height,
            Seed = Seed,
        });
        dataset.Write(folder, Environment.ProcessorCount);
        return [.. Enumerable.Range(1, BenchShape.Annotators).Select(annotator => Path.Combine(folder, $"annotator-{annotator}.json"))];
    }

    private static Rle[] MasksOf(DatasetItem item, int annotator, Engine engine) =>
    [
        .. item.Annotations.Where(annotation => annotation.Annotator == annotator)
            .Select(annotation => engine.Mask(annotation, item.Image)).OfType<Rle>(),
    ];
}
