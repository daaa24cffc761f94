namespace GeometryEngine;

/// <summary>The smallest box that holds all vertices of some rings, by its edges, in pixels.</summary>
internal readonly record struct Extent(double Left, double Top, double Right, double Bottom)
{
    /// <summary>The largest magnitude of a coordinate.</summary>
    public double Magnitude => Math.Max(Math.Max(-Left, Right), Math.Max(-Top, Bottom));

    /// <summary>The extent of vertices.</summary>
    /// <param name="coordinates">x0, y0, x1, y1, ...; at least one vertex.</param>
    /// <param name="limit">Largest magnitude that is allowed.</param>
    /// <param name="extent">The extent; meaningless on failure.</param>
    /// <returns>Whether all coordinates are finite and within the limit.</returns>
    public static bool TryFind(ReadOnlySpan<double> coordinates, double limit, out Extent extent)
    {
        (extent, bool valid) = Simd.Run<ExtentKernel, (Extent, bool)>(new ExtentKernel(coordinates, limit));
        return valid;
    }

    /// <summary>The pixels of an image that touch the extent, moved and then widened to every side.</summary>
    /// <param name="shift">Added to all edges, pixels.</param>
    /// <param name="margin">Whole pixels more to every side.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    public PixelBox Pixels(double shift, double margin, int height, int width)
    {
        int left = Inside(Left + shift - margin, width), right = Inside(Right + shift + margin + 1, width);
        int top = Inside(Top + shift - margin, height), bottom = Inside(Bottom + shift + margin + 1, height);
        return new PixelBox(left, top, right, bottom);
    }

    private static int Inside(double place, int size) => (int)Math.Clamp(Math.Floor(place), 0, size);
}
