using System.Numerics.Tensors;

namespace GeometryEngine.Formats;

/// <summary>The band of pixels along every edge between labels that does not count, as in Pascal VOC.</summary>
internal static class VoidBand
{
    /// <summary>Gives a label to the pixels that have a pixel of another label in the square around them.</summary>
    /// <param name="map">A map by rows.</param>
    /// <param name="distance">How far the square reaches from its pixel, 1 or more.</param>
    /// <param name="label">The label of the band.</param>
    public static LabelRuns Add(LabelRuns map, int distance, int label)
    {
        int height = map.Height, width = map.Width;
        int[] labels = new int[height * width];
        int start = 0;
        for (int i = 0; i < map.Ends.Length; start = (int)map.Ends[i++]) labels.AsSpan(start, (int)map.Ends[i] - start).Fill(map.Labels[i]);
        // Where the least and the greatest label of the square are equal, all are.
        int[] least = [.. labels], greatest = [.. labels];
        for (int step = 0; step < distance; step++)
        {
            Spread(least, height, width, isLeast: true);
            Spread(greatest, height, width, isLeast: false);
        }
        for (int i = 0; i < labels.Length; i++)
            if (least[i] != greatest[i]) labels[i] = label;
        return LabelRuns.Encode<int>(labels, height, width);
    }

    /// <summary>Gives a label to the pixels of a region that have none.</summary>
    /// <param name="map">A map by rows.</param>
    /// <param name="region">The region.</param>
    /// <param name="label">The label of the region.</param>
    public static LabelRuns Fill(LabelRuns map, Rle region, int label)
    {
        var labels = new int[map.Height * map.Width];
        var pixels = new byte[labels.Length];
        region.Decode(pixels, PixelOrder.RowMajor);
        int start = 0;
        for (int i = 0; i < map.Ends.Length; start = (int)map.Ends[i++]) labels.AsSpan(start, (int)map.Ends[i] - start).Fill(map.Labels[i]);
        for (int i = 0; i < labels.Length; i++)
            if (pixels[i] != 0 && labels[i] == 0) labels[i] = label;
        return LabelRuns.Encode<int>(labels, map.Height, map.Width);
    }

    // Each pixel becomes the least or greatest of its neighbourhood of 3 x 3: first of its row's, then of its column's.
    private static void Spread(int[] pixels, int height, int width, bool isLeast)
    {
        var before = new int[width];
        var here = new int[width];
        for (int row = 0; row < height; row++)
        {
            Span<int> line = pixels.AsSpan(row * width, width);
            line.CopyTo(here);
            Join(line[1..], here.AsSpan(0, width - 1), isLeast);
            Join(line[..^1], here.AsSpan(1), isLeast);
        }
        for (int row = 0; row < height; row++)
        {
            Span<int> line = pixels.AsSpan(row * width, width);
            line.CopyTo(here);
            if (row > 0) Join(line, before, isLeast);
            if (row + 1 < height) Join(line, pixels.AsSpan((row + 1) * width, width), isLeast);
            (before, here) = (here, before);
        }
    }

    private static void Join(Span<int> pixels, ReadOnlySpan<int> others, bool isLeast)
    {
        if (isLeast) TensorPrimitives.Min(pixels, others, pixels);
        else TensorPrimitives.Max(pixels, others, pixels);
    }
}
