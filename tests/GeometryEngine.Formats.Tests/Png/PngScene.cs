namespace GeometryEngine.Formats.Tests;

/// <summary>Label maps to write, from smooth to hostile, with their pixels.</summary>
internal sealed record PngScene(int Height, int Width, int[] Pixels)
{
    public const int Kinds = 6;

    private static readonly int[] Lengths = [1, 2, 3, 4, 5, 86, 87, 88, 128, 129, 130, 257, 258, 259, 260, 261, 515, 516, 517, 518, 519, 775, 3870, 3871, 3872, 3873];

    public override string ToString() => $"{Height}x{Width}";

    /// <summary>Random sizes and kinds.</summary>
    public static Gen<PngScene> Gen(int maxLabel, int maxSide = 60) =>
        CsCheck.Gen.Select(CsCheck.Gen.Int[1, maxSide], CsCheck.Gen.Int[1, maxSide], CsCheck.Gen.Int[0, Kinds - 1], CsCheck.Gen.Int)
            .Select((height, width, kind, seed) => Make(height, width, maxLabel, kind, seed));

    public static PngScene Make(int height, int width, int maxLabel, int kind, int seed)
    {
        var random = new Random(seed);
        int[] labels = [0, maxLabel, .. Enumerable.Range(0, 14).Select(_ => random.Next(maxLabel + 1))];
        int any() => labels[random.Next(labels.Length)];
        int[] pixels = kind switch
        {
            0 => [.. Enumerable.Range(0, height * width).Select(_ => any())],
            1 => [.. Enumerable.Range(0, height * width).Select(i => i % 2 == 0 ? labels[0] : labels[1])],
            2 => [.. Enumerable.Repeat(any(), height * width)],
            3 => Runs(height * width, random, any),
            4 => Rectangles(height, width, random, any),
            _ => Waves(height, width, random, labels),
        };
        return new PngScene(height, width, pixels);
    }

    public LabelRuns ToRuns()
    {
        if (Pixels.Max() <= ushort.MaxValue) return LabelRuns.OfMap(ToMap());
        (Rle, int)[] masks = [.. Pixels.Distinct().Select(label => (Mask(label), label))];
        return LabelRuns.Paint(Height, Width, masks, PixelOrder.RowMajor);
    }

    public LabelMap<ushort> ToMap() => new(Height, Width, [.. Pixels.Select(pixel => (ushort)pixel)]);

    public Rle Mask(int label) => Rle.Encode([.. Pixels.Select(pixel => (byte)(pixel == label ? 1 : 0))], Height, Width, PixelOrder.RowMajor);

    // Lengths about the longest match and the most zeros of a token, over row ends.
    private static int[] Runs(int count, Random random, Func<int> label)
    {
        var pixels = new int[count];
        for (int at = 0; at < count;)
        {
            int length = Math.Min(Lengths[random.Next(Lengths.Length)], count - at);
            pixels.AsSpan(at, length).Fill(label());
            at += length;
        }
        return pixels;
    }

    private static int[] Rectangles(int height, int width, Random random, Func<int> label)
    {
        var pixels = new int[height * width];
        for (int i = 0; i < 8; i++)
        {
            int top = random.Next(height), bottom = random.Next(top, height) + 1, left = random.Next(width), right = random.Next(left, width) + 1, value = label();
            for (int y = top; y < bottom; y++) pixels.AsSpan(y * width + left, right - left).Fill(value);
        }
        return pixels;
    }

    // Edges that move by a few pixels from row to row, and now and then meet.
    private static int[] Waves(int height, int width, Random random, int[] labels)
    {
        var pixels = new int[height * width];
        double[] places = [.. labels.Select(_ => random.NextDouble() * width).Order()];
        for (int y = 0; y < height; y++)
        {
            for (int i = 0; i < places.Length; i++)
            {
                places[i] += random.Next(-2, 3);
                int from = Math.Clamp((int)places[i], 0, width);
                pixels.AsSpan(y * width + from, width - from).Fill(labels[i]);
            }
        }
        return pixels;
    }
}
