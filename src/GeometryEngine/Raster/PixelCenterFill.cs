namespace GeometryEngine;

/// <summary><see cref="RasterRule.PixelCenter"/>: toggles on rows, and GDAL's horizontal edges.</summary>
internal sealed class PixelCenterFill : IFillRule
{
    /// <summary>GDAL takes no ring of fewer.</summary>
    public const int FewestVertices = 3;

    /// <inheritdoc/>
    public PixelBox Reach(RingSet rings, in Extent extent, int height, int width) => extent.Pixels(-0.5, 1, height, width);

    /// <inheritdoc/>
    public void Fill(RingSet rings, BitPlane plane)
    {
        bool anyLevel = Toggle(rings, plane, KeyLayout.Strips(plane), null);
        RowFill.Fill(plane.Words, plane.Frame.Rows);
        if (anyLevel) FillLevel(rings, plane);
    }

    /// <inheritdoc/>
    public bool TryToggle(RingSet rings, BitPlane plane, byte[]? marks)
    {
        if (Toggle(rings, plane, KeyLayout.Bands(plane), marks)) FillLevel(rings, new TogglePlane(plane, marks));
        return true;
    }

    private static void FillLevel<TPlane>(RingSet rings, TPlane plane) where TPlane : struct, IRowPlane
    {
        for (int i = 0; i < rings.Count; i++)
            if (rings[i].Length >= 2 * FewestVertices) GdalHorizontalEdges.Fill(rings[i], plane);
    }

    // Whether an edge lies exactly on the centres of a row.
    private static bool Toggle(RingSet rings, BitPlane plane, KeyLayout layout, byte[]? marks)
    {
        RasterMemory memory = RasterMemory.OfThread;
        ToggleSink toggles = memory.Toggles;
        toggles.Begin(plane.Owned, layout, marks);
        bool anyLevel = false;
        for (int i = 0; i < rings.Count; i++)
        {
            if (rings[i].Length < 2 * FewestVertices) continue;
            anyLevel |= Simd.Run<PixelCenterEdges, bool>(new PixelCenterEdges(rings[i], plane.Height, plane.Width, memory.Edges, toggles));
        }
        toggles.Flush();
        return anyLevel;
    }
}
