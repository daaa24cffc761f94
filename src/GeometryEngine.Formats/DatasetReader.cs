using System.Collections;

namespace GeometryEngine.Formats;

/// <summary>
/// One or several sources read as one data set, an image at a time. <see cref="Read"/> may be called from several threads, in any order;
/// enumeration goes in order: the images of the first source, then those that only later sources have.
/// </summary>
public sealed class DatasetReader : IEnumerable<DatasetItem>, IDisposable
{
    /// <summary>Joins opened sources, which the reader then owns.</summary>
    /// <param name="sources">The sources, each with the name of its annotator for annotations that name none.</param>
    /// <param name="options">Strictness and limits.</param>
    public DatasetReader(IReadOnlyList<(DatasetSource Source, string Annotator)> sources, ReadOptions options) => throw new NotImplementedException();

    /// <summary>The joined tables.</summary>
    public DatasetInfo Info => throw new NotImplementedException();

    /// <summary>Number of distinct images.</summary>
    public int Count => Info.ImageCount;

    /// <summary>What was wrong outside of any one image's annotations.</summary>
    public IReadOnlyList<Problem> Problems => throw new NotImplementedException();

    /// <summary>Reads one image with the annotations of every source.</summary>
    /// <param name="image">Index in [0, <see cref="Count"/>).</param>
    /// <exception cref="InputException">In strict reading, at the first problem.</exception>
    public DatasetItem Read(int image) => throw new NotImplementedException();

    /// <inheritdoc/>
    public IEnumerator<DatasetItem> GetEnumerator()
    {
        for (int image = 0; image < Count; image++) yield return Read(image);
    }

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
