namespace GeometryEngine;

/// <summary>The batch API: turns annotations into masks and compares masks. Safe to use from several threads at once.</summary>
public sealed class Engine : IDisposable
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
    public Rle Rasterize(Polygon polygon, int height, int width) => throw new NotImplementedException();

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
    public double[] Iou(IReadOnlyList<Rle> a, IReadOnlyList<Rle> b, ReadOnlySpan<bool> bIsCrowd = default) => throw new NotImplementedException();

    /// <summary>Gives back pooled memory.</summary>
    public void Dispose() { }
}
