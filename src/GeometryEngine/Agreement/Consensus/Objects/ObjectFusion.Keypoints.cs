namespace GeometryEngine;

internal sealed partial class ObjectFusion
{
    private const int Visible = 2;
    private const int Hidden = 1;

    // Point by point, among the versions that have as many points as most of them have.
    private FusedShape FuseKeypoints(FusedShape fused, Annotation[] versions)
    {
        Keypoints[] all = [.. versions.Select(version => version.Keypoints).OfType<Keypoints>()];
        int count = all.GroupBy(keypoints => keypoints.Count).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).First().Key;
        Keypoints[] own = [.. all.Where(keypoints => keypoints.Count == count)];
        double[] triplets = new double[3 * count];
        double?[] spread = new double?[count];
        int ties = 0;
        for (int point = 0; point < count; point++)
        {
            (double X, double Y, double Visibility)[] places = [.. own.Select(keypoints => Place(keypoints, point)).Where(place => place.Visibility > 0)];
            if (2 * places.Length == own.Length) ties++;
            if (2 * places.Length <= own.Length) continue;
            (double x, double y) = (Middle([.. places.Select(place => place.X)]), Middle([.. places.Select(place => place.Y)]));
            bool isVisible = 2 * places.Count(place => place.Visibility >= Visible) > places.Length;
            (triplets[3 * point], triplets[3 * point + 1], triplets[3 * point + 2]) = (x, y, isVisible ? Visible : Hidden);
            spread[point] = Math.Sqrt(places.Select(place => Square(place.X - x) + Square(place.Y - y)).Order().Sum() / places.Length);
        }
        return fused with { Shape = fused.Shape with { Keypoints = new Keypoints(triplets) }, Spread = spread, TiedKeypoints = ties };
    }

    private static (double X, double Y, double Visibility) Place(Keypoints keypoints, int point)
    {
        ReadOnlySpan<double> triplet = keypoints.Triplets.Slice(3 * point, 3);
        return (triplet[0], triplet[1], triplet[2]);
    }

    private static double Square(double value) => value * value;
}
