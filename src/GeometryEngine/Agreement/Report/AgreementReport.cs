namespace GeometryEngine;

/// <summary>
/// The agreement of a data set. A section is null when nothing in the input feeds it. Names are those of <see cref="DatasetInfo"/>,
/// and lists follow its order; of a pair (A, B), A stands before B there.
/// </summary>
public sealed record AgreementReport
{
    /// <summary>The choices it was made with.</summary>
    public required AgreementOptions Options { get; init; }

    /// <summary>Each annotator against the reference; null without one.</summary>
    public ReferenceAgreement? Reference { get; init; }

    /// <summary>The annotators, without the reference.</summary>
    public required IReadOnlyList<string> Annotators { get; init; }

    /// <summary>Number of images.</summary>
    public required long Images { get; init; }

    /// <summary>Number of annotations, objects and image-level labels, of all annotators.</summary>
    public required long Annotations { get; init; }

    /// <summary>Number of images that one annotator alone has seen: no disagreement, and no agreement either.</summary>
    public required long SingleAnnotatorImages { get; init; }

    /// <summary>Image-level labels, where each annotator gives at most one an image.</summary>
    public CategoryAgreement? Categories { get; init; }

    /// <summary>Image-level labels, where some annotator gives several to one image.</summary>
    public TagAgreement? Tags { get; init; }

    /// <summary>Objects, matched one to one.</summary>
    public InstanceAgreement? Instances { get; init; }

    /// <summary>Keypoints of objects that match.</summary>
    public KeypointAgreement? Keypoints { get; init; }

    /// <summary>Pixels of objects that have an outline or a mask.</summary>
    public PixelAgreement? Pixels { get; init; }

    /// <summary>One row for each annotator.</summary>
    public required IReadOnlyList<AnnotatorSummary> PerAnnotator { get; init; }

    /// <summary>One row for each category that some annotation has.</summary>
    public required IReadOnlyList<CategorySummary> PerCategory { get; init; }

    /// <summary>
    /// The images whose objects agree least, worst first: by F1, then mean IoU (0 where nothing matched), then name. Images in full
    /// agreement are not listed.
    /// </summary>
    public required IReadOnlyList<WorstImage> WorstImages { get; init; }
}
