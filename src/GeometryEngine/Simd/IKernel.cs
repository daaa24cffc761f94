namespace GeometryEngine;

/// <summary>
/// A loop over data, written once for every register width: its input and output are its fields, and <see cref="Simd"/> runs it at the
/// level in force.
/// </summary>
internal interface IKernel<TResult>
{
    /// <summary>Does the work with lanes of one width.</summary>
    TResult Run<TWords, TDoubles>()
        where TWords : struct, IWordLanes<TWords>
        where TDoubles : struct, IDoubleLanes<TDoubles, TWords>;
}
