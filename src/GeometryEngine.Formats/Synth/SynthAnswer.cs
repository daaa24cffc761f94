namespace GeometryEngine.Formats;

/// <summary>What an annotator, or the truth, says about one image.</summary>
/// <param name="Label">The image-level label: index into <see cref="SynthCategories.All"/>.</param>
/// <param name="Tags">For each of <see cref="SynthCategories.Tags"/>, whether it is given.</param>
/// <param name="Annotations">The image-level label and the objects, as annotator 0, without ids.</param>
internal sealed record SynthAnswer(int Label, bool[] Tags, IReadOnlyList<Annotation> Annotations)
{
    private const long IdsPerImage = 100_000;

    /// <summary>The annotations with ids that no other image has, and the index of their annotator.</summary>
    public IEnumerable<Annotation> For(int image, int annotator) => Annotations.Select((annotation, index) =>
        annotation with { Id = new SourceId((image + 1) * IdsPerImage + index + 1), Annotator = annotator });

    /// <summary>The answer as all there is to an image.</summary>
    public DatasetItem ToItem(ImageInfo image, int index) =>
        new() { Image = image, Annotators = [0], Annotations = [.. For(index, annotator: 0)] };

    /// <summary>The tags given, joined by a bar.</summary>
    public string TagText() => string.Join('|', SynthCategories.Tags.Where((_, index) => Tags[index]));
}
