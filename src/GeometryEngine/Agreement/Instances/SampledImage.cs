namespace GeometryEngine;

/// <summary>An image whose sets of objects are compared with those of other images.</summary>
/// <param name="Hash">Its place in the draw.</param>
/// <param name="Name">The image's name.</param>
/// <param name="Sets">The objects of each annotator, crowds left out.</param>
/// <param name="Distances">The distances of each two annotators.</param>
/// <param name="Cost">What comparing it takes.</param>
internal sealed record SampledImage(ulong Hash, string Name, ObjectShape[][] Sets, double[] Distances, long Cost) : IComparable<SampledImage>
{
    /// <inheritdoc/>
    public int CompareTo(SampledImage? other) =>
        other is null ? 1 : Hash != other.Hash ? Hash.CompareTo(other.Hash) : string.CompareOrdinal(Name, other.Name);

    /// <summary>The place of an image in the draw: the same in every run, split and order.</summary>
    /// <param name="name">The image's name.</param>
    /// <param name="seed">The seed of the draw.</param>
    public static ulong HashOf(string name, int seed)
    {
        // FNV-1a over the name, then the finalizer of SplitMix64, since FNV leaves the high bits of short names alike.
        ulong hash = 14695981039346656037 ^ (uint)seed;
        foreach (char letter in name) hash = (hash ^ letter) * 1099511628211;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return hash ^ (hash >> 31);
    }

    /// <summary>Writes or reads an image.</summary>
    public static void Sync(SavedState state, ref SampledImage image)
    {
        (long hash, string name, long cost) = image is null ? (0, "", 0) : ((long)image.Hash, image.Name, image.Cost);
        state.Sync(ref hash);
        state.Sync(ref name);
        state.Sync(ref cost);
        ObjectShape[][] sets = state.Sync(image?.Sets ?? [], static (SavedState state, ref ObjectShape[] set) => set = state.Sync(set ?? [], ObjectShape.Sync));
        double[] distances = state.Sync(image?.Distances ?? [], SavedState.Number);
        image = new SampledImage((ulong)hash, name, sets, distances, cost);
    }
}
