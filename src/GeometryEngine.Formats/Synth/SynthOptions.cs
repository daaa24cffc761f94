namespace GeometryEngine.Formats;

/// <summary>How much a synthetic data set holds, how large its images are and how much its annotators err.</summary>
public sealed record SynthOptions
{
    /// <summary>The default choices: 100 images of 640x480 by 3 annotators.</summary>
    public static SynthOptions Default { get; } = new();

    /// <summary>Number of images, 1 or more.</summary>
    public int Images { get; init; } = 100;

    /// <summary>Number of annotators, in [1, 1000].</summary>
    public int Annotators { get; init; } = 3;

    /// <summary>Same options and seed, same bytes.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>
    /// Number of polygon annotations that all annotators make together; null for 1 to 8 true polygons an image. The truth has
    /// Polygons / Annotators of them, spread evenly over the images; annotators miss some and invent others, so their sum is
    /// within a few percent of it, and exact without noise when it is a multiple of <see cref="Annotators"/>.
    /// </summary>
    public int? Polygons { get; init; }

    /// <summary>Mean number of vertices of a polygon, in [3, 10000]; single ones have 0.4 to 1.6 times as many.</summary>
    public int Vertices { get; init; } = 25;

    /// <summary>Width of the images in pixels, in [16, 32768].</summary>
    public int Width { get; init; } = 640;

    /// <summary>Height of the images in pixels, in [16, 32768].</summary>
    public int Height { get; init; } = 480;

    /// <summary>
    /// The probability, in [0, 1], that an annotator of middling skill labels an image wrongly; all other errors are in proportion to it.
    /// At 0 every annotator repeats the truth.
    /// </summary>
    public double Noise { get; init; } = 0.1;

    internal void Check()
    {
        Throw.IfOutside(Images, 1, int.MaxValue, nameof(Images));
        Throw.IfOutside(Annotators, 1, 1000, nameof(Annotators));
        Throw.IfOutside(Vertices, 3, 10_000, nameof(Vertices));
        Throw.IfOutside(Width, 16, 32_768, nameof(Width));
        Throw.IfOutside(Height, 16, 32_768, nameof(Height));
        Throw.IfOutside(Noise, 0, 1, nameof(Noise));
        if (Polygons is { } polygons)
            Throw.IfOutside(polygons, 0, Math.Min(int.MaxValue, (long)Images * Annotators * SynthScene.MostPolygons), nameof(Polygons));
    }
}
