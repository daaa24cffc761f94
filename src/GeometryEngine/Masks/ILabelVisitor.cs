namespace GeometryEngine;

/// <summary>Receives the segments of a <see cref="LabelSweep"/>.</summary>
public interface ILabelVisitor
{
    /// <summary>Takes a run of pixels on which no label changes.</summary>
    /// <param name="length">Number of pixels, 1 or more.</param>
    /// <param name="labels">The label in each map, in their order; valid during the call only.</param>
    void Visit(long length, ReadOnlySpan<int> labels);
}
