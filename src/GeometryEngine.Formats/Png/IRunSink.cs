namespace GeometryEngine.Formats;

/// <summary>Compresses an image that comes as the runs of its filtered rows.</summary>
internal interface IRunSink
{
    /// <summary>Begins an image.</summary>
    /// <param name="pixelBytes">Bytes of a pixel, 1 to 3.</param>
    /// <param name="rowBytes">Bytes of a row, without the one that names its filter.</param>
    void Begin(int pixelBytes, int rowBytes);

    /// <summary>Takes a row.</summary>
    /// <param name="start">Where the row begins: the number of bytes of all rows before, with the byte before each row that names its filter.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="runs">What is not 0 in the row.</param>
    void AddRow(long start, byte filter, ReadOnlySpan<FilteredRun> runs);

    /// <summary>Ends the image.</summary>
    /// <param name="end">Number of bytes of all rows.</param>
    void Finish(long end);
}
