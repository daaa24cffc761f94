using System.Diagnostics.CodeAnalysis;
using OpenCvSharp;

namespace GeometryEngine.Benchmarks;

/// <summary>The native library of OpenCV, which needs GTK on the machine.</summary>
internal static class NativeParts
{
    /// <summary>Loads it.</summary>
    /// <param name="missing">What to do when that fails.</param>
    public static bool Load([NotNullWhen(false)] out string? missing)
    {
        try
        {
            using var mat = new Mat(1, 1, MatType.CV_8UC1);
            missing = null;
            return true;
        }
        catch (Exception failure) when (failure is TypeInitializationException or DllNotFoundException or OpenCvSharpException)
        {
            missing = $"OpenCV does not load: {(failure.InnerException ?? failure).Message}\nIt needs GTK 3; on Debian: apt-get install libgtk-3-0";
            return false;
        }
    }
}
