namespace GeometryEngine;

/// <summary>Object keypoint similarity: how near two sets of keypoints lie, for the size of the object. In [0, 1].</summary>
public static class Oks
{
    /// <summary>The one sigma of CVAT's quality reports.</summary>
    public const double CvatSigma = 0.09;

    private const double Epsilon = 2.220446049250313e-16; // numpy.spacing(1), which cocoeval adds to the area

    /// <summary>
    /// COCO's similarity (<c>computeOks</c> of pycocotools): the mean of exp(-d^2 / (2 A (2 sigma)^2)) over the keypoints that are labelled in the
    /// truth. It is not symmetric: area and labelled keypoints are those of the truth.
    /// </summary>
    /// <param name="truth">The true keypoints, or the first annotator's.</param>
    /// <param name="other">As many keypoints.</param>
    /// <param name="area">The area A of the true object, square pixels.</param>
    /// <param name="sigmas">How far each keypoint normally strays, as a share of the square root of the area.</param>
    /// <returns>The similarity; empty when no keypoint of the truth is labelled.</returns>
    /// <exception cref="ArgumentException">The numbers of keypoints and sigmas differ.</exception>
    public static Measure Coco(Keypoints truth, Keypoints other, double area, ReadOnlySpan<double> sigmas)
    {
        Throw.IfNotKeypointCount(other.Count, truth.Count, nameof(other));
        Throw.IfNotKeypointCount(sigmas.Length, truth.Count, nameof(sigmas));
        double sum = 0;
        int labelled = 0;
        for (int i = 0; i < truth.Count; i++)
        {
            if (!(truth.Triplets[3 * i + 2] > 0)) continue;
            labelled++;
            sum += Similarity(truth, other, i, area, sigmas[i]);
        }
        return Measure.Ratio(sum, labelled);
    }

    /// <summary>
    /// CVAT's similarity: the sum of exp(-d^2 / (2 s (2 sigma)^2)) over the keypoints that are visible (2) in both / the number of those that are
    /// visible in either. It is symmetric.
    /// </summary>
    /// <param name="a">Keypoints.</param>
    /// <param name="b">As many keypoints.</param>
    /// <param name="scale">The scale s, square pixels: in CVAT the area of the mean of the two boxes, or of the image for a single point.</param>
    /// <param name="sigma">The sigma of all keypoints.</param>
    /// <returns>The similarity; empty when no keypoint is visible.</returns>
    /// <exception cref="ArgumentException">The numbers of keypoints differ.</exception>
    public static Measure Cvat(Keypoints a, Keypoints b, double scale, double sigma = CvatSigma)
    {
        Throw.IfNotKeypointCount(b.Count, a.Count, nameof(b));
        double sum = 0;
        int visible = 0;
        for (int i = 0; i < a.Count; i++)
        {
            bool first = a.Triplets[3 * i + 2] == 2, second = b.Triplets[3 * i + 2] == 2;
            if (first || second) visible++;
            if (first && second) sum += Similarity(SquaredDistance(a, b, i), scale, sigma);
        }
        return Measure.Ratio(sum, visible);
    }

    /// <summary>The similarity of one keypoint: exp(-d^2 / (2 A (2 sigma)^2)).</summary>
    internal static double Similarity(Keypoints a, Keypoints b, int keypoint, double area, double sigma) =>
        Similarity(SquaredDistance(a, b, keypoint), area + Epsilon, sigma);

    /// <summary>exp(-d^2 / (2 s (2 sigma)^2)); 1 without distance, however small the scale.</summary>
    internal static double Similarity(double squaredDistance, double scale, double sigma) =>
        squaredDistance == 0 ? 1 : Math.Exp(-(squaredDistance / (4 * sigma * sigma) / scale / 2));

    /// <summary>The square of the distance of a keypoint in two sets, square pixels.</summary>
    internal static double SquaredDistance(Keypoints a, Keypoints b, int keypoint)
    {
        double x = a.Triplets[3 * keypoint] - b.Triplets[3 * keypoint], y = a.Triplets[3 * keypoint + 1] - b.Triplets[3 * keypoint + 1];
        return x * x + y * y;
    }
}
