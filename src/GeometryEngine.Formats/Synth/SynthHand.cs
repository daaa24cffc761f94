namespace GeometryEngine.Formats;

/// <summary>How somebody draws: systematic deviations and random ones. The default is the hand of the truth, which has none.</summary>
internal sealed record SynthHand
{
    private const int Decimals = 2; // as annotation tools write coordinates

    /// <summary>How much larger everything is drawn, as a share of its size; negative for smaller.</summary>
    public double Enlargement { get; init; }

    /// <summary>How far to the right everything is drawn, pixels.</summary>
    public double OffsetX { get; init; }

    /// <summary>How far down everything is drawn, pixels.</summary>
    public double OffsetY { get; init; }

    /// <summary>Standard deviation of a vertex in x and in y, as a share of the square root of the object's area.</summary>
    public double Jitter { get; init; }

    /// <summary>Number of vertices taken, in proportion to the truth.</summary>
    public double VertexFactor { get; init; } = 1;

    /// <summary>The probability of mistaking a keypoint, in [0, 1].</summary>
    public double Error { get; init; }

    /// <summary>Draws an object: an annotation of annotator 0 without an id, coordinates inside the image and rounded to 2 decimals.</summary>
    public Annotation Draw(SynthObject drawn, SynthOptions options, SynthRandom random, Engine engine)
    {
        var annotation = new Annotation { Category = drawn.Category };
        if (drawn.Kind is SynthKind.Box or SynthKind.Keypoints)
        {
            Box box = DrawBox(drawn, options, random);
            Keypoints? keypoints = drawn.Kind == SynthKind.Box ? null : DrawKeypoints(drawn, options, random);
            return annotation with { Box = box, Area = Round(box.Area), Keypoints = keypoints };
        }
        Polygon polygon = DrawPolygon(drawn, options, random);
        if (drawn.Kind == SynthKind.Polygon)
        {
            Box bounds = polygon.Bounds();
            bounds = new Box(bounds.X, bounds.Y, Round(bounds.Width), Round(bounds.Height));
            return annotation with { Polygon = polygon, Box = bounds, Area = Round(polygon.Area()) };
        }
        Rle mask = engine.Rasterize(polygon, options.Height, options.Width);
        return annotation with { Mask = mask, Box = mask.BoundingBox(), Area = mask.Area() };
    }

    private Polygon DrawPolygon(SynthObject drawn, SynthOptions options, SynthRandom random)
    {
        int vertices = Math.Max(3, (int)Math.Round(drawn.Vertices * VertexFactor));
        var coordinates = new List<double>(2 * vertices * drawn.Rings.Count);
        var starts = new int[drawn.Rings.Count];
        for (int ring = 0; ring < starts.Length; ring++)
        {
            starts[ring] = coordinates.Count;
            coordinates.AddRange(Distort(drawn.Rings[ring].Outline(vertices), stride: 2, drawn, options, random));
        }
        bool[]? holes = drawn.HasHole ? [.. drawn.Rings.Select((_, ring) => ring == starts.Length - 1)] : null;
        return new Polygon([.. coordinates], starts, holes);
    }

    private Box DrawBox(SynthObject drawn, SynthOptions options, SynthRandom random)
    {
        Box box = drawn.Box;
        double[] corners = Distort([box.X, box.Y, box.Right, box.Bottom], stride: 2, drawn, options, random);
        double width = Math.Abs(corners[2] - corners[0]);
        double height = Math.Abs(corners[3] - corners[1]);
        return new Box(Math.Min(corners[0], corners[2]), Math.Min(corners[1], corners[3]), Round(width), Round(height));
    }

    private Keypoints DrawKeypoints(SynthObject drawn, SynthOptions options, SynthRandom random)
    {
        double[] triplets = SynthPose.Repeat(drawn.Pose, drawn.Area, Error, random);
        Distort(triplets, stride: 3, drawn, options, random);
        for (int i = 0; i < triplets.Length; i += 3)
            if (triplets[i + 2] == 0) (triplets[i], triplets[i + 1]) = (0, 0);
        return new Keypoints(triplets);
    }

    // Moves the x, y pairs at every stride in place: enlarged around the object's middle, shifted, jittered, kept in the image, rounded.
    private double[] Distort(double[] values, int stride, SynthObject drawn, SynthOptions options, SynthRandom random)
    {
        double sigma = Jitter * Math.Sqrt(drawn.Area);
        for (int i = 0; i < values.Length; i += stride)
        {
            double x = drawn.X + (values[i] - drawn.X) * (1 + Enlargement) + OffsetX + sigma * random.NextNormal();
            double y = drawn.Y + (values[i + 1] - drawn.Y) * (1 + Enlargement) + OffsetY + sigma * random.NextNormal();
            values[i] = Round(Math.Clamp(x, 0, options.Width));
            values[i + 1] = Round(Math.Clamp(y, 0, options.Height));
        }
        return values;
    }

    private static double Round(double value) => Math.Round(value, Decimals);
}
