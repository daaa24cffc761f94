using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace GeometryEngine;

/// <summary>The batch API: turns annotations into masks and compares masks. Safe to use from several threads at once.</summary>
[SuppressMessage("Performance", "CA1822", Justification = "The work belongs to the engine, whatever of its state it needs.")]
public sealed partial class Engine : IDisposable
{
    private readonly IBackend _backend;

    private Engine(EngineOptions options, IBackend backend) => (Options, _backend) = (options, backend);

    /// <summary>The choices the engine was made with.</summary>
    public EngineOptions Options { get; }

    /// <summary>The device that holds masks and counts pixels, for people to read.</summary>
    public string Device => _backend.Name;

    /// <summary>An engine on this machine's processor.</summary>
    /// <param name="options">Raster and ring rule; <see cref="EngineOptions.Default"/> when null.</param>
    public static Engine Create(EngineOptions? options = null) => new(options ?? EngineOptions.Default, new CpuBackend());

    /// <summary>An engine on a device, which it disposes of.</summary>
    /// <param name="backend">The device.</param>
    /// <param name="options">Raster and ring rule; <see cref="EngineOptions.Default"/> when null.</param>
    /// <param name="batchWords">Words of 64 pixels from which on a batch of its own takes no more masks.</param>
    internal static Engine Create(IBackend backend, EngineOptions? options = null, long batchWords = Tuning.MaxBatchWords) =>
        new(options ?? EngineOptions.Default, backend) { BatchWords = batchWords };

    /// <summary>The pixels a polygon covers.</summary>
    /// <param name="polygon">The outline; parts may leave the image.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <exception cref="ArgumentException">A coordinate is not finite or beyond 4e8 in magnitude, or the image has over 2^32 - 1 pixels.</exception>
    public Rle Rasterize(Polygon polygon, int height, int width) => Rasterizer.ToRle(polygon, height, width, Options.Rule, Options.Rings);

    /// <summary>As <see cref="Rasterize(Polygon, int, int)"/>, in memory of this thread that is used again for the next mask.</summary>
    internal ReadOnlySpan<uint> Runs(Polygon polygon, int height, int width) =>
        Rasterizer.Runs(polygon, height, width, Options.Rule, Options.Rings).ToCounts(height, width);

    /// <summary>The pixels a box covers: those of the polygon of its four corners.</summary>
    /// <param name="box">The box; it may leave the image.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <exception cref="ArgumentException">An edge is not finite or beyond 4e8 in magnitude, or the image has over 2^32 - 1 pixels.</exception>
    public Rle Rasterize(in Box box, int height, int width) => Rasterizer.ToRle(box, height, width, Options.Rule);

    /// <summary>The mask of an annotation: its RLE, or its polygon, rotated box or ellipse rasterized; null when it has none of them.</summary>
    /// <param name="annotation">The annotation.</param>
    /// <param name="image">The image it belongs to, with its size.</param>
    public Rle? Mask(Annotation annotation, ImageInfo image) =>
        annotation.Mask ?? (OutlineOf(annotation) is { } outline ? Rasterize(outline, image.Height, image.Width) : null);

    /// <summary>
    /// Mask IoU of every pair, as pycocotools computes it: intersection over union, or over the area of <paramref name="a"/> where b is a crowd;
    /// 0 without intersection.
    /// </summary>
    /// <param name="a">Masks of one image (detections, or the first annotator's).</param>
    /// <param name="b">Masks of the same image.</param>
    /// <param name="bIsCrowd">For each of <paramref name="b"/>, whether it is a crowd region; empty when none is.</param>
    /// <returns>a.Count x b.Count values, row-major: that of (i, j) at i * b.Count + j.</returns>
    /// <exception cref="ArgumentException">Masks differ in size, or the crowd flags in number.</exception>
    public double[] Iou(IReadOnlyList<Rle> a, IReadOnlyList<Rle> b, ReadOnlySpan<bool> bIsCrowd = default)
    {
        Throw.IfNotCrowdFlags(bIsCrowd.Length, b.Count, nameof(bIsCrowd));
        foreach (Rle mask in b) Throw.IfOtherSize(b[0], mask);
        var iou = new double[a.Count * b.Count];
        if (iou.Length == 0) return iou;
        Throw.IfOtherSize(b[0], a[0]);
        for (int i = 0; i < a.Count; i++) Throw.IfOtherSize(a[0], a[i]);
        Span<long> counts = MemoryMarshal.Cast<double, long>(iou.AsSpan()); // the ratios take the places of the counts
        Intersections(a, b, counts);
        long[] areas = ArrayPool<long>.Shared.Rent(a.Count + b.Count);
        for (int i = 0; i < a.Count; i++) areas[i] = a[i].Area();
        for (int j = 0; j < b.Count; j++) areas[a.Count + j] = b[j].Area();
        Ratios(iou, areas.AsSpan(0, a.Count), areas.AsSpan(a.Count, b.Count), bIsCrowd);
        ArrayPool<long>.Shared.Return(areas);
        return iou;
    }

    /// <summary>
    /// Box IoU of every pair, as pycocotools computes it: intersection over union, or over the area of <paramref name="a"/> where b is a crowd;
    /// 0 where boxes do not overlap.
    /// </summary>
    /// <param name="a">Boxes of one image (detections, or the first annotator's).</param>
    /// <param name="b">Boxes of the same image.</param>
    /// <param name="bIsCrowd">For each of <paramref name="b"/>, whether it is a crowd region; empty when none is.</param>
    /// <returns>a.Count x b.Count values, row-major: that of (i, j) at i * b.Count + j.</returns>
    /// <exception cref="ArgumentException">The crowd flags differ in number from <paramref name="b"/>.</exception>
    public double[] Iou(IReadOnlyList<Box> a, IReadOnlyList<Box> b, ReadOnlySpan<bool> bIsCrowd = default)
    {
        Throw.IfNotCrowdFlags(bIsCrowd.Length, b.Count, nameof(bIsCrowd));
        double[] iou = GC.AllocateUninitializedArray<double>(checked(a.Count * b.Count));
        BoxMatrix.Iou(AsSpan(a), AsSpan(b), bIsCrowd, iou);
        return iou;
    }

    /// <summary>As <see cref="Iou(IReadOnlyList{Box}, IReadOnlyList{Box}, ReadOnlySpan{bool})"/>, into memory of the caller's.</summary>
    /// <param name="a">Boxes of one image (detections, or the first annotator's).</param>
    /// <param name="b">Boxes of the same image.</param>
    /// <param name="iou">Receives a.Length x b.Length values, row-major: that of (i, j) at i * b.Length + j.</param>
    /// <param name="bIsCrowd">For each of <paramref name="b"/>, whether it is a crowd region; empty when none is.</param>
    /// <exception cref="ArgumentException">
    /// The crowd flags differ in number from <paramref name="b"/>, or there is not one place for each pair.
    /// </exception>
    public void Iou(ReadOnlySpan<Box> a, ReadOnlySpan<Box> b, Span<double> iou, ReadOnlySpan<bool> bIsCrowd = default)
    {
        Throw.IfNotCrowdFlags(bIsCrowd.Length, b.Length, nameof(bIsCrowd));
        Throw.IfNotCount(iou.Length, (long)a.Length * b.Length, nameof(iou));
        BoxMatrix.Iou(a, b, bIsCrowd, iou);
    }

    /// <summary>Gives back the device and the memory on it, that of batches included.</summary>
    public void Dispose()
    {
        while (_scratch.TryTake(out Scratch? scratch)) scratch.Dispose();
        _backend.Dispose();
    }

    private static Polygon? OutlineOf(Annotation annotation) =>
        annotation.Polygon ?? annotation.RotatedBox?.ToPolygon() ?? annotation.Ellipse?.ToPolygon();

    private static ReadOnlySpan<Box> AsSpan(IReadOnlyList<Box> boxes) => boxes switch
    {
        Box[] array => array,
        List<Box> list => CollectionsMarshal.AsSpan(list),
        _ => boxes.ToArray(),
    };

    private static bool IsCrowd(ReadOnlySpan<bool> flags, int index) => !flags.IsEmpty && flags[index];
}
