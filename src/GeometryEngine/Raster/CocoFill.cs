namespace GeometryEngine;

/// <summary><see cref="RasterRule.Coco"/>: toggles on columns.</summary>
internal sealed class CocoFill : IFillRule
{
    /// <inheritdoc/>
    public PixelBox Reach(RingSet rings, in Extent extent, int height, int width) => extent.Pixels(0, 1, height, width);

    /// <inheritdoc/>
    public void Fill(RingSet rings, BitPlane plane)
    {
        ToggleSink toggles = RasterMemory.OfThread.Toggles;
        toggles.Begin(plane.Owned, KeyLayout.Strips(plane));
        Trace(rings, toggles, plane.Height, plane.Width);
        ColumnFill.Fill(plane.Words, plane.Frame.Rows);
    }

    /// <summary>Turns over the bits of all toggles of some rings.</summary>
    /// <param name="rings">The rings.</param>
    /// <param name="toggles">Receives the toggles.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    public static void Trace(RingSet rings, ToggleSink toggles, int height, int width)
    {
        EdgeTable edges = RasterMemory.OfThread.Edges;
        for (int i = 0; i < rings.Count; i++)
        {
            ReadOnlySpan<double> ring = rings[i];
            if (CocoEdges.CanTake(ring)) Simd.Run<CocoEdges, int>(new CocoEdges(ring, height, width, edges, toggles));
            else CocoFarEdges.Add(ring, height, width, toggles);
        }
        toggles.Flush();
    }
}
