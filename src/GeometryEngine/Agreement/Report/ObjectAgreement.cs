namespace GeometryEngine;

/// <summary>What became of one object, or of two that match, between two annotators.</summary>
/// <param name="AnnotatorA">The first annotator, an index into <see cref="DatasetInfo.Annotators"/>.</param>
/// <param name="AnnotatorB">The second annotator, a higher index.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="A">The first annotator's object; null when <paramref name="B"/> stands alone.</param>
/// <param name="B">The second annotator's object; null when <paramref name="A"/> stands alone.</param>
/// <param name="Iou">Their IoU; null when one stands alone.</param>
public readonly record struct ObjectAgreement(
    int AnnotatorA, int AnnotatorB, ObjectOutcome Outcome, Annotation? A, Annotation? B, double? Iou)
{
    /// <summary>Whether the two match with an IoU below <see cref="AgreementOptions.LowOverlap"/>.</summary>
    public bool IsLowOverlap { get; init; }

    /// <summary>Names of the attributes in which the two differ, ascending; null when there are none.</summary>
    public IReadOnlyList<string>? DifferingAttributes { get; init; }
}
