namespace GeometryEngine;

/// <summary>
/// Agreement of several annotators over a data set: add items in any order and number, merge parts, then compute.
/// State is integers, so the answer does not depend on order, threads or splits.
/// </summary>
public sealed class Agreement
{
    /// <summary>An empty accumulator.</summary>
    /// <param name="info">The tables of the data set.</param>
    /// <param name="options">Matching and painting; <see cref="AgreementOptions.Default"/> when null.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public Agreement(DatasetInfo info, AgreementOptions? options = null) => throw new NotImplementedException();

    /// <summary>Adds one image with the annotations of every annotator.</summary>
    /// <param name="engine">Makes the masks.</param>
    /// <param name="item">The image.</param>
    /// <returns>What the annotators agree and differ on in this image.</returns>
    public ImageAgreement Add(Engine engine, DatasetItem item) => throw new NotImplementedException();

    /// <summary>
    /// Adds images 0 .. count-1 on several threads. The result, and the order of the calls of <paramref name="each"/>, do not depend on their number.
    /// </summary>
    /// <param name="engine">Makes the masks.</param>
    /// <param name="count">Number of images.</param>
    /// <param name="read">Reads an image; called from several threads at once.</param>
    /// <param name="threads">Number of threads, 1 or more.</param>
    /// <param name="each">Receives each image with what the annotators agree and differ on in it, in order, on the calling thread.</param>
    /// <param name="cancellation">Stops the work.</param>
    public void AddAll(
        Engine engine, int count, Func<int, DatasetItem> read, int threads,
        Action<DatasetItem, ImageAgreement>? each = null, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Adds what another accumulator of the same tables and options has seen; the other is left as it is.</summary>
    /// <param name="other">An accumulator over other images.</param>
    public void Merge(Agreement other) => throw new NotImplementedException();

    /// <summary>The report over everything added so far.</summary>
    public AgreementReport Compute() => throw new NotImplementedException();
}
