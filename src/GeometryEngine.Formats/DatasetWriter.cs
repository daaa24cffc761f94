namespace GeometryEngine.Formats;

/// <summary>
/// Writes a data set image by image; the result appears, whole, on <see cref="Complete"/>, and not at all without it. What the format cannot hold is
/// counted in <see cref="Losses"/> and made into the next best before <see cref="WriteItem"/> sees it.
/// </summary>
public abstract class DatasetWriter : IDisposable
{
    private readonly Fitting _fitting;

    /// <summary>A writer of a format.</summary>
    /// <param name="holds">What the format can hold: <see cref="DatasetFormat.Holds"/>.</param>
    /// <param name="info">The tables of the data set that will be written.</param>
    protected DatasetWriter(Features holds, DatasetInfo info)
    {
        _fitting = new Fitting(holds, info, Lost, () => Engine);
        _fitting.CountTables();
    }

    /// <summary>What could not be held so far, each kind of it once.</summary>
    public IReadOnlyList<Loss> Losses => Lost.Losses;

    /// <summary>What rasterizes polygons for formats of masks, by its raster and ring rule; null for the default rules.</summary>
    public Engine? Engine { get; set; }

    /// <summary>
    /// Opens the file of an image; null where there is none. Formats that consist of image files copy it; the others hold names alone and never ask.
    /// </summary>
    public Func<ImageInfo, ImageFile?>? OpenImage { get; set; }

    /// <summary>Where a writer counts losses that depend on more than one annotation, such as overlaps.</summary>
    protected LossLog Lost { get; } = new();

    /// <summary>Writes one image with its annotations.</summary>
    /// <param name="item">The image; its indexes point into the tables the writer was made with.</param>
    public void Write(DatasetItem item) => WriteItem(_fitting.Fit(item));

    /// <summary>Finishes the output and puts it in place.</summary>
    public void Complete()
    {
        _fitting.CountRest();
        Finish();
    }

    /// <summary>Abandons what was not completed.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes one image, all of whose geometry the format can hold.</summary>
    /// <param name="item">The image.</param>
    protected abstract void WriteItem(DatasetItem item);

    /// <summary>Finishes the output and puts it in place.</summary>
    protected abstract void Finish();

    /// <summary>Closes what is open and removes temporary files.</summary>
    /// <param name="disposing">Always true; the class has no finalizer.</param>
    protected virtual void Dispose(bool disposing) { }
}
