namespace GeometryEngine.Formats;

/// <summary>What is truly in one image.</summary>
/// <param name="Label">The image-level label: index into <see cref="SynthCategories.All"/>.</param>
/// <param name="Tags">For each of <see cref="SynthCategories.Tags"/>, whether it applies.</param>
/// <param name="Objects">The objects, those further back first.</param>
internal sealed record SynthScene(int Label, bool[] Tags, IReadOnlyList<SynthObject> Objects)
{
    /// <summary>Most true polygons of one image.</summary>
    public const int MostPolygons = 20_000;

    private const double TagChance = 0.25;

    /// <summary>The scene of an image; the same for the same options.</summary>
    public static SynthScene Create(SynthOptions options, int image)
    {
        var random = new SynthRandom(options.Seed, image, 0);
        int label = SynthCategories.Any(SynthKind.ImageLabel, random);
        var tags = new bool[SynthCategories.Tags.Count];
        for (int i = 0; i < tags.Length; i++) tags[i] = random.Chance(i == 0 ? 0.5 : TagChance);
        tags[1] = !tags[0];

        var objects = new List<SynthObject>();
        Add(SynthKind.Mask, random.Below(3));
        Add(SynthKind.Polygon, Polygons(options, image) ?? 1 + random.Below(8));
        Add(SynthKind.Box, random.Below(4));
        Add(SynthKind.Keypoints, random.Below(3));
        return new SynthScene(label, tags, objects);

        void Add(SynthKind kind, int count)
        {
            for (int i = 0; i < count; i++) objects.Add(SynthObject.Create(kind, options, random));
        }
    }

    // An even share of the total: what the first image + 1 images have, less what the first image have.
    private static int? Polygons(SynthOptions options, int image)
    {
        if (options.Polygons is not { } all) return null;
        long truth = all / options.Annotators;
        return (int)((image + 1L) * truth / options.Images - image * truth / options.Images);
    }
}
