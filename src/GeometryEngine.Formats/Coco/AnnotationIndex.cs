namespace GeometryEngine.Formats;

/// <summary>Where the annotations of each image lie in a file: 16 bytes an annotation, 4 an image.</summary>
internal sealed class AnnotationIndex
{
    private readonly JsonExtent[] _extents;
    private readonly int[] _starts;

    private AnnotationIndex(JsonExtent[] extents, int[] starts)
    {
        _extents = extents;
        _starts = starts;
    }

    /// <summary>Number of annotations.</summary>
    public int Count => _extents.Length;

    /// <summary>The annotations of an image, in file order.</summary>
    public ReadOnlySpan<JsonExtent> Of(int image) => _extents.AsSpan(_starts[image], _starts[image + 1] - _starts[image]);

    /// <summary>Sorts annotations by image; those of one image stay in order.</summary>
    /// <param name="found">The annotations in file order; a negative image leaves one out.</param>
    /// <param name="images">Number of images.</param>
    public static AnnotationIndex Build(PagedList<(int Image, JsonExtent Extent)> found, int images)
    {
        var starts = new int[images + 1];
        for (int i = 0; i < found.Count; i++)
            if (found[i].Image >= 0) starts[found[i].Image + 1]++;
        for (int image = 0; image < images; image++) starts[image + 1] += starts[image];
        var extents = new JsonExtent[starts[images]];
        int[] next = starts[..images];
        for (int i = 0; i < found.Count; i++)
            if (found[i].Image >= 0) extents[next[found[i].Image]++] = found[i].Extent;
        return new AnnotationIndex(extents, starts);
    }
}
