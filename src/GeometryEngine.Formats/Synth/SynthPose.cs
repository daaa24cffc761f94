namespace GeometryEngine.Formats;

/// <summary>The seventeen keypoints of a person, as COCO names and connects them, and poses of them.</summary>
internal static class SynthPose
{
    /// <summary>Width of a standing person over the height.</summary>
    public const double WidthToHeight = 0.45;

    /// <summary>COCO's skeleton.</summary>
    public static IReadOnlyList<(int From, int To)> Skeleton { get; } =
    [
        (15, 13), (13, 11), (16, 14), (14, 12), (11, 12), (5, 11), (6, 12), (5, 6), (5, 7), (6, 8), (7, 9), (8, 10), (1, 2),
        (0, 1), (0, 2), (1, 3), (2, 4), (3, 5), (4, 6),
    ];

    // Name, place in the box of a person who faces the viewer, and COCO's sigma: the spread of annotators over the square root of the area.
    private static readonly (string Name, double X, double Y, double Sigma)[] Points =
    [
        ("nose", 0.50, 0.09, 0.026),
        ("left_eye", 0.55, 0.07, 0.025), ("right_eye", 0.45, 0.07, 0.025),
        ("left_ear", 0.60, 0.09, 0.035), ("right_ear", 0.40, 0.09, 0.035),
        ("left_shoulder", 0.72, 0.21, 0.079), ("right_shoulder", 0.28, 0.21, 0.079),
        ("left_elbow", 0.84, 0.36, 0.072), ("right_elbow", 0.16, 0.36, 0.072),
        ("left_wrist", 0.90, 0.50, 0.062), ("right_wrist", 0.10, 0.50, 0.062),
        ("left_hip", 0.64, 0.52, 0.107), ("right_hip", 0.36, 0.52, 0.107),
        ("left_knee", 0.66, 0.73, 0.087), ("right_knee", 0.34, 0.73, 0.087),
        ("left_ankle", 0.67, 0.95, 0.089), ("right_ankle", 0.33, 0.95, 0.089),
    ];

    /// <summary>The names, in COCO's order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Points.Select(point => point.Name)];

    /// <summary>
    /// Where a person's keypoints are: x, y in pixels and visibility. Three of four are visible, one in ten is not labelled;
    /// the nose always is.
    /// </summary>
    public static double[] Create(SynthRandom random, in Box box)
    {
        var triplets = new double[3 * Points.Length];
        for (int i = 0; i < Points.Length; i++)
        {
            double chance = i == 0 ? 1 : random.NextDouble();
            triplets[3 * i] = box.X + box.Width * (Points[i].X + 0.05 * random.NextNormal());
            triplets[3 * i + 1] = box.Y + box.Height * (Points[i].Y + 0.02 * random.NextNormal());
            triplets[3 * i + 2] = chance < 0.1 ? 0 : chance < 0.25 ? 1 : 2;
        }
        return triplets;
    }

    /// <summary>
    /// The keypoints as an annotator sets them: more astray where COCO's annotators are, now and then sides or visibilities mistaken.
    /// </summary>
    /// <param name="pose">The true triplets.</param>
    /// <param name="area">Area of the person's box in square pixels.</param>
    /// <param name="error">The annotator's error level, in [0, 1].</param>
    /// <param name="random">The annotator's randomness.</param>
    public static double[] Repeat(double[] pose, double area, double error, SynthRandom random)
    {
        double[] repeated = [.. pose];
        double spread = 5 * error * Math.Sqrt(area);
        for (int i = 0; i < Points.Length; i++)
        {
            repeated[3 * i] += spread * Points[i].Sigma * random.NextNormal();
            repeated[3 * i + 1] += spread * Points[i].Sigma * random.NextNormal();
            bool mistaken = random.Chance(error) && i > 0;
            if (mistaken) repeated[3 * i + 2] = repeated[3 * i + 2] == 1 ? 2 : 1;
        }
        if (random.Chance(error / 4)) SwapSides(repeated);
        return repeated;
    }

    // From the eyes on, left and right alternate.
    private static void SwapSides(double[] triplets)
    {
        for (int left = 3; left < triplets.Length; left += 6)
            for (int i = left; i < left + 3; i++)
                (triplets[i], triplets[i + 3]) = (triplets[i + 3], triplets[i]);
    }
}
