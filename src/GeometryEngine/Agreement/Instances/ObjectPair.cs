namespace GeometryEngine;

/// <summary>What became of one object, or of two that match, by their indexes in the image.</summary>
/// <param name="A">The first annotator's object; <see cref="None"/> when the second's stands alone.</param>
/// <param name="B">The second annotator's object; <see cref="None"/> when the first's stands alone.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Iou">Their IoU; 0 when one stands alone.</param>
internal readonly record struct ObjectPair(int A, int B, ObjectOutcome Outcome, double Iou)
{
    /// <summary>No object.</summary>
    public const int None = -1;

    /// <summary>Whether both annotators have it, with whatever category.</summary>
    public bool IsBoth => A != None && B != None;
}
