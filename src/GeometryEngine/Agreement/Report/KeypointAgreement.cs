namespace GeometryEngine;

/// <summary>Agreement on the keypoints of objects that match with equal category.</summary>
public sealed record KeypointAgreement
{
    /// <summary>Number of matched pairs whose keypoints were compared.</summary>
    public required long Objects { get; init; }

    /// <summary>Number of matched pairs whose numbers of keypoints differ from each other, or from that of the sigmas.</summary>
    public required long Incomparable { get; init; }

    /// <summary>
    /// Mean similarity as COCO defines it (<see cref="Oks.Coco"/>), each of two objects being taken for the truth once. Areas are the declared ones, else
    /// those of mask or box.
    /// </summary>
    public required Measure MeanOks { get; init; }

    /// <summary>Mean similarity as CVAT defines it (<see cref="Oks.Cvat"/>).</summary>
    public required Measure MeanCvatOks { get; init; }

    /// <summary>Each keypoint, by category, in the category's order.</summary>
    public required IReadOnlyList<KeypointSummary> PerKeypoint { get; init; }

    /// <summary>Each two annotators with a match whose keypoints were compared.</summary>
    public required IReadOnlyList<KeypointPair> Pairs { get; init; }
}
