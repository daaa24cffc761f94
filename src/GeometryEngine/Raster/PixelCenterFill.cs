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
        RasterMemory memory = RasterMemory.OfThread;
        ToggleSink toggles = memory.Toggles;
        toggles.Begin(plane.Owned, KeyLayout.Strips(plane.Frame));
        bool anyLevel = false;
        for (int i = 0; i < rings.Count; i++)
        {
            if (rings[i].Length < 2 * FewestVertices) continue;
            anyLevel |= Simd.Run<PixelCenterEdges, bool>(new PixelCenterEdges(rings[i], plane.Height, plane.Width, memory.Edges, toggles));
        }
        toggles.Flush();
        Simd.Run<RowFill, int>(new RowFill(plane.Words, plane.Frame.Rows));
        for (int i = 0; anyLevel && i < rings.Count; i++)
            if (rings[i].Length >= 2 * FewestVertices) GdalHorizontalEdges.Fill(rings[i], plane);
    }
}
