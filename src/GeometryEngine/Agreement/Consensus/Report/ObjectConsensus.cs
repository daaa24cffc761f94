namespace GeometryEngine;

/// <summary>What became of objects.</summary>
public sealed record ObjectConsensus
{
    /// <summary>Objects that enough annotators marked.</summary>
    public required long Fused { get; init; }

    /// <summary>Objects that too few marked, ties included.</summary>
    public required long LeftOut { get; init; }

    /// <summary>Objects that exactly half of the annotators marked, left out for that.</summary>
    public required long Ties { get; init; }

    /// <summary>Fused objects of which another label was as probable.</summary>
    public required long LabelTies { get; init; }

    /// <summary>Fused objects with pixels that exactly half of those who marked them set; these pixels are left out.</summary>
    public required long MasksWithTies { get; init; }

    /// <summary>Fused objects with keypoints that exactly half of those who marked them labelled; these are left out.</summary>
    public required long KeypointsWithTies { get; init; }

    /// <summary>Fused objects of which STAPLE could not tell the annotators apart (fewer than three set pixels), so that the vote decided.</summary>
    public required long NotIdentifiable { get; init; }

    /// <summary>Mean IoU of the annotators' objects with the fused ones.</summary>
    public required Measure MeanIou { get; init; }

    /// <summary>How the votes on labels of objects were weighed.</summary>
    public required LabelFit Labels { get; init; }
}
