namespace GeometryEngine;

/// <summary>An image with everything that was said about it, by every annotator: the unit in which data sets are streamed.</summary>
public sealed class DatasetItem
{
    /// <summary>The image.</summary>
    public required ImageInfo Image { get; init; }

    /// <summary>
    /// The annotators who have seen the image, ascending indexes into <see cref="DatasetInfo.Annotators"/>.
    /// One who saw it and marked nothing is listed and has no annotations.
    /// </summary>
    public required IReadOnlyList<int> Annotators { get; init; }

    /// <summary>The annotations of all annotators; those of one annotator in file order, which is their paint order.</summary>
    public required IReadOnlyList<Annotation> Annotations { get; init; }

    /// <summary>What was wrong with the parts of the input that this item comes from; each named part was skipped or repaired.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];
}
