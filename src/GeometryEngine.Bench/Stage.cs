using GeometryEngine.Formats;

namespace GeometryEngine.Bench;

/// <summary>One part of the work on a data set.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Unit">What its cost is given for, in the singular.</param>
/// <param name="UsesEngine">Whether a GPU could do it; the rest is measured on the processor alone.</param>
/// <param name="MostThreads">How many threads it can use.</param>
/// <param name="Units">How many of them a workload has.</param>
/// <param name="Run">Does it; returns a number that grows with <see cref="WorkloadPass.Times"/> and with nothing else.</param>
internal sealed record Stage(string Name, string Unit, bool UsesEngine, int MostThreads, Func<Workload, long> Units, Func<WorkloadPass, long> Run)
{
    /// <summary>The stage that others are set in relation to.</summary>
    public const string Reference = "rasterize";

    /// <summary>Going through the annotation files once, for an index of what stands where.</summary>
    public const string IndexName = "index";

    /// <summary>Reading the annotations.</summary>
    public const string ReadName = "read";

    /// <summary>Scoring the agreement of the annotators.</summary>
    public const string AgreementName = "agreement";

    /// <summary>Painting mask images; its number is their bytes.</summary>
    public const string ExportName = "export";

    /// <summary>All of them, in the order in which a data set goes through.</summary>
    public static IReadOnlyList<Stage> All { get; } =
    [
        new(IndexName, "annotation", UsesEngine: false, MostThreads: BenchShape.Annotators, workload => workload.FileAnnotations, Index),
        new(ReadName, "annotation", UsesEngine: false, MostThreads: int.MaxValue, workload => workload.Annotations, Read),
        new(Reference, "polygon", UsesEngine: false, MostThreads: int.MaxValue, workload => workload.AllPolygons.Length, Rasterize),
        new("fill", "polygon", UsesEngine: true, MostThreads: int.MaxValue, workload => workload.AllPolygons.Length, Fill),
        new("rle", "mask", UsesEngine: false, MostThreads: int.MaxValue, workload => workload.Masks.Sum(image => image.A.Length + image.B.Length), Encode),
        new("iou", "pair", UsesEngine: true, MostThreads: int.MaxValue, workload => workload.Masks.Sum(image => image.A.Length * image.B.Length), Iou),
        new(AgreementName, "annotation", UsesEngine: true, MostThreads: int.MaxValue, workload => workload.Annotations, Agree),
        new(ExportName, "annotation", UsesEngine: false, MostThreads: int.MaxValue, workload => workload.Annotations, Export),
    ];

    // A thread takes a file.
    private static long Index(WorkloadPass pass)
    {
        long images = 0;
        for (int i = 0; i < pass.Times; i++)
        {
            using DatasetReader reader = pass.Workload.Open(pass.Threads);
            images += reader.Count;
        }
        return images;
    }

    private static long Read(WorkloadPass pass) => pass.Sum(image => pass.Workload.Reader.Read(image).Annotations.Count);

    private static long Rasterize(WorkloadPass pass) => pass.Sum(image =>
    {
        ImageInfo info = pass.Workload.Items[image].Image;
        long runs = 0;
        foreach (Polygon polygon in pass.Workload.Polygons[image]) runs += pass.Engine.Rasterize(polygon, info.Height, info.Width).Counts.Length;
        return runs;
    });

    // Masks and areas of all polygons, in one batch for each thread; on a GPU with the way there and back.
    private static long Fill(WorkloadPass pass)
    {
        Workload workload = pass.Workload;
        int chunk = (workload.AllPolygons.Length + pass.Threads - 1) / pass.Threads;
        Polygon[][] chunks = [.. workload.AllPolygons.Chunk(chunk)];
        long pixels = 0;
        OrderedParallel.Run(chunks.Length, pass.Threads, FillChunk, sum => pixels += sum);
        return pixels;

        long FillChunk(int index)
        {
            using MaskBatch batch = pass.Engine.CreateBatch();
            long[] areas = new long[chunks[index].Length];
            long sum = 0;
            for (int i = 0; i < pass.Times; i++)
            {
                pass.Engine.Fill(batch, workload.Shape.Height, workload.Shape.Width, chunks[index]);
                pass.Engine.Areas(batch, areas);
                sum += areas.Sum();
            }
            return sum;
        }
    }

    // To COCO's compressed text and back.
    private static long Encode(WorkloadPass pass) => pass.Sum(image =>
    {
        (Rle[] a, Rle[] b) = pass.Workload.Masks[image];
        long runs = 0;
        foreach (Rle[] masks in (ReadOnlySpan<Rle[]>)[a, b])
        {
            foreach (Rle mask in masks) runs += Rle.FromCocoString(mask.Height, mask.Width, mask.ToCocoString()).Counts.Length;
        }
        return runs;
    });

    private static long Iou(WorkloadPass pass) => pass.Sum(image =>
    {
        (Rle[] a, Rle[] b) = pass.Workload.Masks[image];
        return pass.Engine.Iou(a, b).Count(iou => iou >= 0.5);
    });

    // Without the report at the end: its work is bounded, whatever the number of annotations.
    private static long Agree(WorkloadPass pass)
    {
        DatasetItem[] items = pass.Workload.Items;
        var agreement = new Agreement(pass.Workload.Reader.Info);
        long matched = 0;
        agreement.AddAll(
            pass.Engine, items.Length * pass.Times, image => items[image % items.Length], pass.Threads, (_, image) => image.Instances?.Matched ?? 0, found => matched += found);
        return matched;
    }

    private static long Export(WorkloadPass pass)
    {
        Workload workload = pass.Workload;
        var exporter = new MaskExporter(pass.Engine, workload.Reader.Info, workload.Paths, new MaskExportOptions { Kind = MaskKind.Instance }, "bench");
        return pass.Sum(image => exporter.Export(image, workload.Items[image]).Sum(mask => (long)mask.Content.Length));
    }
}
