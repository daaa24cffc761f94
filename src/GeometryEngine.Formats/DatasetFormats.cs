namespace GeometryEngine.Formats;

/// <summary>The formats the engine speaks, and the door to all of them.</summary>
public static class DatasetFormats
{
    /// <summary>All formats, most specific first: the first that recognises a file reads it.</summary>
    public static IReadOnlyList<DatasetFormat> All { get; } = [];

    /// <summary>
    /// Opens sources as one data set, joined image by image. Images are the same when their file names are equal (<c>\</c> read as <c>/</c>),
    /// or their ids where a source has no file names; categories when their names are equal.
    /// </summary>
    /// <param name="sources">Paths, with the annotator of each where it is not the file's name.</param>
    /// <param name="options">Strictness and limits; <see cref="ReadOptions.Default"/> when null.</param>
    /// <exception cref="InputException">A source is missing, empty or of no known format; in strict reading also at the first problem.</exception>
    public static DatasetReader Open(IReadOnlyList<SourceSpec> sources, ReadOptions? options = null) => throw new NotImplementedException();
}
