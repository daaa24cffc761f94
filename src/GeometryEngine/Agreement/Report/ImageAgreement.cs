namespace GeometryEngine;

/// <summary>What annotators agree and differ on in one image.</summary>
public sealed record ImageAgreement
{
    /// <summary>The image.</summary>
    public required ImageInfo Image { get; init; }

    /// <summary>Number of annotators who have seen it. With one alone, nothing below is defined.</summary>
    public required int Annotators { get; init; }

    /// <summary>Number of annotations, objects and image-level labels, of all annotators.</summary>
    public required int Annotations { get; init; }

    /// <summary>
    /// Share of the pairs of annotators with an image-level label whose labels are the same; sets of labels are the same when equal.
    /// </summary>
    public required Measure LabelAgreement { get; init; }

    /// <summary>
    /// How the objects match, summed over pairs of annotators; null when the image has no objects or one annotator alone.
    /// </summary>
    public InstanceScore? Instances { get; init; }

    /// <summary>Krippendorff's alpha, nominal, over the pixels.</summary>
    public Measure PixelAlpha { get; init; } = Measure.Undefined(MeasureStatus.Empty);

    /// <summary>Mean IoU over the pixel categories, background included.</summary>
    public Measure PixelMeanIou { get; init; } = Measure.Undefined(MeasureStatus.Empty);

    /// <summary>
    /// One row for each match, mismatch and unmatched object of each pair of annotators: pairs in order, rows by first, then second object.
    /// </summary>
    public required IReadOnlyList<ObjectAgreement> Objects { get; init; }
}
