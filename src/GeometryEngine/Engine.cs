using System.Diagnostics.CodeAnalysis;

namespace GeometryEngine;

/// <summary>The batch API: turns annotations into masks and compares masks. Safe to use from several threads at once.</summary>
[SuppressMessage("Performance", "CA1822", Justification = "The work belongs to the engine, whatever of its state it needs.")]
public sealed partial class Engine : IDisposable
{
    private Engine(EngineOptions options) => Options = options;

    /// <summary>The choices the engine was made with.</summary>
    public EngineOptions Options { get; }

    /// <summary>An engine on this machine's processor.</summary>
    /// <param name="options">Raster and ring rule; <see cref="EngineOptions.Default"/> when null.</param>
    public static Engine Create(EngineOptions? options = null) => new(options ?? EngineOptions.Default);

    /// <summary>The pixels a polygon covers.</summary>
    /// <param name="polygon">The outline; parts may leave the image.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <exception cref="ArgumentException">A coordinate is not finite or beyond 4e8 in magnitude, or the image has over 2^32 - 1 pixels.</exception>
    public Rle Rasterize(Polygon polygon, int height, int width) => Rasterizer.ToRle(polygon, height, width, Options.Rule, Options.Rings);

    /// <summary>The pixels a box covers: those of the polygon of its four corners.</summary>
    /// <param name="box">The box; it may leave the image.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <exception cref="ArgumentException">An edge is not finite or beyond 4e8 in magnitude, or the image has over 2^32 - 1 pixels.</exception>
    public Rle Rasterize(in Box box, int height, int width) => Rasterizer.ToRle(box, height, width, Options.Rule);

    /// <summary>The mask of an annotation: its RLE, or its polygon rasterized; null when it has neither.</summary>
    /// <param name="annotation">The annotation.</param>
    /// <param name="image">The image it belongs to, with its size.</param>
    public Rle? Mask(Annotation annotation, ImageInfo image) =>
        annotation.Mask ?? (annotation.Polygon is { } polygon ? Rasterize(polygon, image.Height, image.Width) : null);

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
        Throw.IfNotOneSize([.. a, .. b]);
        Box[] boxesA = [.. a.Select(mask => mask.BoundingBox())], boxesB = [.. b.Select(mask => mask.BoundingBox())];
        long[] areasA = [.. a.Select(mask => mask.Area())], areasB = [.. b.Select(mask => mask.Area())];
        var iou = new double[a.Count * b.Count];
        for (int i = 0; i < a.Count; i++)
        {
            for (int j = 0; j < b.Count; j++)
            {
                if (Box.Iou(boxesA[i], boxesB[j]) <= 0) continue; // most pairs of an image lie apart
                long intersection = a[i].IntersectionArea(b[j]);
                if (intersection == 0) continue;
                long union = IsCrowd(bIsCrowd, j) ? areasA[i] : areasA[i] + areasB[j] - intersection;
                iou[i * b.Count + j] = (double)intersection / union;
            }
        }
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
        var iou = new double[a.Count * b.Count];
        for (int i = 0; i < a.Count; i++)
            for (int j = 0; j < b.Count; j++) iou[i * b.Count + j] = Box.Iou(a[i], b[j], IsCrowd(bIsCrowd, j));
        return iou;
    }

    /// <summary>Gives back pooled memory.</summary>
    public void Dispose() { }

    private static bool IsCrowd(ReadOnlySpan<bool> flags, int index) => !flags.IsEmpty && flags[index];
}
