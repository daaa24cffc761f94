namespace GeometryEngine.TestSupport.Oracles;

/// <summary>The pixels of a polygon from those of its rings, each drawn alone.</summary>
public static class NaiveRings
{
    /// <summary>Parts are united, each after its holes, the rings marked so behind it, were taken out of it.</summary>
    public static bool[,] Union(IReadOnlyList<double[]> rings, IReadOnlyList<bool> holes, int height, int width, Func<double[], bool[,]> draw)
    {
        var pixels = new bool[height, width];
        for (int i = 0; i < rings.Count; i++)
        {
            if (holes[i]) continue;
            bool[,] part = draw(rings[i]);
            bool[][,] cut = [.. rings.Skip(i + 1).Zip(holes.Skip(i + 1)).TakeWhile(ring => ring.Second).Select(ring => draw(ring.First))];
            for (int row = 0; row < height; row++)
                for (int column = 0; column < width; column++)
                    pixels[row, column] |= part[row, column] && !cut.Any(hole => hole[row, column]);
        }
        return pixels;
    }

    /// <summary>A pixel is in when an odd number of rings cover it.</summary>
    public static bool[,] EvenOdd(IReadOnlyList<double[]> rings, int height, int width, Func<double[], bool[,]> draw)
    {
        var pixels = new bool[height, width];
        foreach (bool[,] ring in rings.Select(draw))
            for (int row = 0; row < height; row++)
                for (int column = 0; column < width; column++) pixels[row, column] ^= ring[row, column];
        return pixels;
    }
}
