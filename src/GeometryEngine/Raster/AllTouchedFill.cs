namespace GeometryEngine;

/// <summary><see cref="RasterRule.AllTouched"/>: GDAL's default fill, and every cell that an edge walks through.</summary>
/// <remarks>GDAL 3.6 may walk past the right border, and then writes into the row below; such cells are left out here.</remarks>
internal sealed class AllTouchedFill : IFillRule
{
    // GDAL 3.6: edges shorter than this along an axis, and ends nearer to a border between cells, are taken to lie upon it.
    private const double Near = 0.01;
    private const double LeastStep = 1e-9;

    private readonly PixelCenterFill _inside = new();

    /// <inheritdoc/>
    public PixelBox Reach(RingSet rings, in Extent extent, int height, int width) => extent.Pixels(0, 1, height, width);

    /// <inheritdoc/>
    public void Fill(RingSet rings, BitPlane plane)
    {
        _inside.Fill(rings, plane);
        for (int i = 0; i < rings.Count; i++)
        {
            ReadOnlySpan<double> ring = rings[i];
            if (ring.Length < 2 * PixelCenterFill.FewestVertices) continue;
            for (int from = ring.Length - 2, to = 0; to < ring.Length; from = to, to += 2)
                Touch(ring[from], ring[from + 1], ring[to], ring[to + 1], plane);
        }
    }

    private static void Touch(double x1, double y1, double x2, double y2, BitPlane plane)
    {
        bool outside = Math.Max(x1, x2) < 0 || Math.Min(x1, x2) > plane.Width || Math.Max(y1, y2) < 0 || Math.Min(y1, y2) > plane.Height;
        if (outside) return;
        if (x1 > x2) (x1, y1, x2, y2) = (x2, y2, x1, y1);
        if (Math.Floor(x1) == Math.Floor(x2) || x2 - x1 < Near)
        {
            if (!(IsNearBorder(x1) && IsNearBorder(x2)))
                plane.SetColumn((long)Math.Floor(x2), (long)Math.Floor(Math.Min(y1, y2)), (long)Math.Floor(Math.Max(y1, y2)) + 1);
        }
        else if (Math.Floor(y1) == Math.Floor(y2) || Math.Abs(y2 - y1) < Near)
        {
            if (!(IsNearBorder(y1) && IsNearBorder(y2))) plane.SetRow((long)Math.Floor(y1), (long)Math.Floor(x1), (long)Math.Floor(x2) + 1);
        }
        else
        {
            Walk(x1, y1, x2, y2, plane);
        }
    }

    private static bool IsNearBorder(double place) => Math.Abs(place - Math.Round(place)) < Near;

    // From cell to cell, left to right; the additions are GDAL's, in its order.
    private static void Walk(double x, double y, double endX, double endY, BitPlane plane)
    {
        double slope = (endY - y) / (endX - x);
        Clip(ref x, ref y, ref endX, endY, slope, plane);
        while (x >= 0 && x < endX)
        {
            double row = Math.Floor(y), toNext = Math.Floor(x + 1) - x;
            if (slope < 0 ? row < 0 : row >= plane.Height) return; // it never comes back
            plane.Set((long)row, (long)x);
            if (Math.Floor(y + toNext * slope) == row)
            {
                x += toNext;
                y += toNext * slope;
                continue;
            }
            double toBorder = slope < 0 ? Math.Min(row - y, -LeastStep) : Math.Max(row + 1 - y, LeastStep);
            x += toBorder / slope;
            y += toBorder;
        }
    }

    private static void Clip(ref double x, ref double y, ref double endX, double endY, double slope, BitPlane plane)
    {
        int height = plane.Height, width = plane.Width;
        if (endX > width)
        {
            endY -= (endX - width) * slope;
            endX = width;
        }
        if (x < 0)
        {
            y += (0 - x) * slope;
            x = 0;
        }
        if (endY > y)
        {
            if (y < 0) (x, y) = (x + -y / slope, 0);
            if (endY >= height) endX += (endY - height) / slope;
        }
        else
        {
            if (y >= height) (x, y) = (x + (height - y) / slope, height);
            if (endY < 0) endX -= endY / slope;
        }
    }
}
