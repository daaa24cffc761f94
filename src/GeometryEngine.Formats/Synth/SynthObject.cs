namespace GeometryEngine.Formats;

/// <summary>One object of a synthetic scene: what it is, where, and what there is to draw.</summary>
internal sealed record SynthObject
{
    private const double LeastArea = 60;
    private const double LargestShare = 0.55;
    private const double SplitChance = 0.1;
    private const double HoleChance = 0.5;

    /// <summary>Index into <see cref="SynthCategories.All"/>.</summary>
    public required int Category { get; init; }

    /// <summary>The middle, in pixels.</summary>
    public required double X { get; init; }

    /// <summary>The middle, in pixels.</summary>
    public required double Y { get; init; }

    /// <summary>Size in square pixels, as drawn without the image's border.</summary>
    public required double Area { get; init; }

    /// <summary>The outlines of a polygon or mask.</summary>
    public IReadOnlyList<SynthShape> Rings { get; init; } = [];

    /// <summary>Whether the last ring is a hole.</summary>
    public bool HasHole { get; init; }

    /// <summary>Vertices of the first ring.</summary>
    public int Vertices { get; init; }

    /// <summary>The box of an object that is a box or has keypoints.</summary>
    public Box Box { get; init; }

    /// <summary>x, y, visibility of each keypoint; empty for objects without.</summary>
    public double[] Pose { get; init; } = [];

    /// <summary>How it is annotated.</summary>
    public SynthKind Kind => SynthCategories.KindOf(Category);

    /// <summary>A random object: log-normal in size, anywhere in the image.</summary>
    public static SynthObject Create(SynthKind kind, SynthOptions options, SynthRandom random)
    {
        (double median, double sigma) = kind switch
        {
            SynthKind.Polygon => (0.0075, 1.35), // the sizes of COCO's objects: 48 x 48 pixels in an image of 640x480
            SynthKind.Box => (0.003, 0.8),
            SynthKind.Mask => (0.08, 0.6),
            _ => (0.03, 0.8),
        };
        double pixels = (double)options.Width * options.Height;
        double area = Math.Clamp(pixels * median * Math.Exp(sigma * random.NextNormal()), Math.Min(LeastArea, pixels / 8), LargestShare * pixels);
        double radius = Math.Sqrt(area / Math.PI);
        var placed = new SynthObject
        {
            Category = SynthCategories.Any(kind, random),
            X = Coordinate(options.Width, radius, random),
            Y = Coordinate(options.Height, radius, random),
            Area = area,
        };
        return kind switch
        {
            SynthKind.Polygon => placed.AsPolygon(options, random),
            SynthKind.Mask => placed.AsMask(options, random),
            SynthKind.Box => placed with { Box = placed.BoxOf(Math.Exp(0.3 * random.NextNormal())) },
            _ => placed.AsPerson(random),
        };
    }

    private static double Coordinate(int size, double radius, SynthRandom random) =>
        random.Between(Math.Min(radius, size / 2.0), Math.Max(size - radius, size / 2.0));

    // One outline, or two side by side: an object behind a post.
    private SynthObject AsPolygon(SynthOptions options, SynthRandom random)
    {
        int vertices = Math.Max(3, (int)Math.Round(options.Vertices * random.Between(0.4, 1.6)));
        if (vertices < 8 || !random.Chance(SplitChance))
            return this with { Vertices = vertices, Rings = [new SynthShape(random, X, Y, Area)] };
        double apart = 0.6 * Math.Sqrt(Area);
        return this with
        {
            Vertices = vertices / 2,
            Rings = [new SynthShape(random, X - apart, Y, Area / 2), new SynthShape(random, X + apart, Y, Area / 2)],
        };
    }

    private SynthObject AsMask(SynthOptions options, SynthRandom random)
    {
        var outline = new SynthShape(random, X, Y, Area);
        bool hole = random.Chance(HoleChance);
        return this with
        {
            Vertices = 2 * options.Vertices,
            HasHole = hole,
            Rings = hole ? [outline, outline.Shrunk(random.Between(0.25, 0.5))] : [outline],
        };
    }

    private SynthObject AsPerson(SynthRandom random)
    {
        Box box = BoxOf(SynthPose.WidthToHeight);
        return this with { Box = box, Pose = SynthPose.Create(random, box) };
    }

    private Box BoxOf(double widthToHeight)
    {
        double height = Math.Sqrt(Area / widthToHeight);
        double width = height * widthToHeight;
        return new Box(X - width / 2, Y - height / 2, width, height);
    }
}
