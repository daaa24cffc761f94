namespace GeometryEngine;

internal static partial class Throw
{
    public static void IfNotSpacing(PixelSpacing spacing, string parameter)
    {
        if (!(spacing.Rows > 0 && spacing.Columns > 0 && double.IsFinite(spacing.Rows) && double.IsFinite(spacing.Columns)))
            Argument($"pixel spacing {spacing.Rows} x {spacing.Columns}; finite numbers above 0 are allowed", parameter);
    }
}
