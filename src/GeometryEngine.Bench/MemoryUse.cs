namespace GeometryEngine.Bench;

/// <summary>What the memory of a run is made of: a base, the index of the annotations, and what each thread has at hand.</summary>
/// <param name="BaseBytes">The program at work on a small data set: its code, and garbage that is not yet collected.</param>
/// <param name="BytesPerAnnotation">The index that reading keeps.</param>
/// <param name="BytesPerThread">What a thread allocates while it works on a group of images: no more of it is in use at once.</param>
public sealed record MemoryUse(long BaseBytes, double BytesPerAnnotation, long BytesPerThread)
{
    // A list that is full is copied into a larger one.
    private const int WhileGrowing = 2;

    /// <summary>The memory that a data set is expected to take.</summary>
    /// <param name="annotations">Number of annotations.</param>
    /// <param name="threads">Number of threads.</param>
    public double Bytes(long annotations, int threads) =>
        BaseBytes + WhileGrowing * annotations * BytesPerAnnotation + (double)threads * BytesPerThread;
}
