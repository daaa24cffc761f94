namespace GeometryEngine;

internal static partial class Throw
{
    public static void IfNotKeypointCount(int count, int keypoints, string parameter)
    {
        if (count != keypoints) Argument($"{count} for {keypoints} keypoints; one for each is allowed", parameter);
    }

    public static void IfNotSigmas(ReadOnlySpan<double> sigmas, string parameter)
    {
        if (sigmas.IsEmpty) Argument("no sigma; one or more are allowed", parameter);
        foreach (double sigma in sigmas)
            if (!(sigma > 0 && double.IsFinite(sigma))) Argument($"sigma {sigma}; finite numbers above 0 are allowed", parameter);
    }

    public static void IfNotSpacing(PixelSpacing spacing, string parameter)
    {
        if (!(spacing.Rows > 0 && spacing.Columns > 0 && double.IsFinite(spacing.Rows) && double.IsFinite(spacing.Columns)))
            Argument($"pixel spacing {spacing.Rows} x {spacing.Columns}; finite numbers above 0 are allowed", parameter);
    }
}
