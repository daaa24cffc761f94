namespace GeometryEngine.TestSupport;

/// <summary>Random masks for property tests.</summary>
public static class Generators
{
    /// <summary>Small image sizes (height, width) of every awkward kind: empty, one row, one column, around a word of 64 columns.</summary>
    public static Gen<(int Height, int Width)> Size { get; } = Gen.OneOf(
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3]),
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 40]),
        Gen.Select(Gen.Const(1), Gen.Int[1, 200]),
        Gen.Select(Gen.Int[1, 200], Gen.Const(1)),
        Gen.Select(Gen.Int[1, 9], Gen.Int[60, 135]));

    /// <summary>Pixels of a given size, from blank through blobs to noise.</summary>
    public static Gen<bool[,]> Pixels(int height, int width) =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 8], Gen.UInt).Select((runs, density, seed) => Draw(height, width, runs, density, seed));

    /// <summary>Several masks of one size, as pixels.</summary>
    public static Gen<bool[][,]> SameSize(int masks) => Size.SelectMany((height, width) => Pixels(height, width).Array[masks]);

    /// <summary>Several masks of one size, with empty runs anywhere.</summary>
    public static Gen<Rle[]> LooseMasks(int masks) =>
        Size.SelectMany((height, width) => Gen.UInt[0, 6].Array[0, 30].Select(runs => Loose(runs, height, width)).Array[masks]);

    private static Rle Loose(uint[] runs, int height, int width)
    {
        uint left = (uint)(height * width);
        for (int i = 0; i < runs.Length; i++)
        {
            runs[i] = Math.Min(runs[i], left);
            left -= runs[i];
        }
        return Rle.FromCounts(height, width, [.. runs, left]);
    }

    private static bool[,] Draw(int height, int width, int rectangles, int density, uint seed)
    {
        var random = new Random((int)seed);
        var pixels = new bool[height, width];
        for (int i = 0; i < rectangles; i++)
        {
            int top = random.Next(height + 1), bottom = random.Next(height + 1), left = random.Next(width + 1), right = random.Next(width + 1);
            for (int row = top; row < bottom; row++)
                for (int column = left; column < right; column++) pixels[row, column] ^= true;
        }
        for (int i = 0; i < height * width * density / 16; i++) pixels[random.Next(height), random.Next(width)] ^= true;
        return pixels;
    }
}
