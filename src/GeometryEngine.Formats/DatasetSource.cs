namespace GeometryEngine.Formats;

/// <summary>
/// One opened file or folder of one format: its tables, and an index of its images from which annotations are read image by image,
/// so that memory does not grow with the geometry. This is what a format implements to be read; <see cref="DatasetReader"/> joins several.
/// </summary>
public abstract class DatasetSource : IDisposable
{
    /// <summary>The path as the user gave it.</summary>
    public abstract string Path { get; }

    /// <summary>The categories, as the source numbers them.</summary>
    public abstract IReadOnlyList<Category> Categories { get; }

    /// <summary>
    /// The annotators named in the source. A null entry stands for the annotator the user names for the whole source;
    /// formats without annotators have that one entry.
    /// </summary>
    public abstract IReadOnlyList<string?> Annotators { get; }

    /// <summary>Whether images and categories are known by id alone (COCO results): the join resolves them against sources that know names.</summary>
    public virtual bool IdsOnly => false;

    /// <summary>Number of images.</summary>
    public abstract int ImageCount { get; }

    /// <summary>What was wrong outside of any one image's annotations; empty in strict reading, which throws instead.</summary>
    public abstract IReadOnlyList<Problem> Problems { get; }

    /// <summary>Fields of the file as a whole that the engine has no noun for.</summary>
    public virtual IReadOnlyList<ExtraField> Extras => [];

    /// <summary>One image, without its extra fields.</summary>
    /// <param name="image">Index in [0, <see cref="ImageCount"/>).</param>
    public abstract ImageInfo GetImage(int image);

    /// <summary>Where an image stands in the source, for <see cref="Problem.Place"/>.</summary>
    /// <param name="image">Index in [0, <see cref="ImageCount"/>).</param>
    public abstract string GetPlace(int image);

    /// <summary>The fields of an image that the engine has no noun for; empty unless <see cref="ReadOptions.KeepExtras"/>. May read the file.</summary>
    /// <param name="image">Index in [0, <see cref="ImageCount"/>).</param>
    public virtual IReadOnlyList<ExtraField> ReadExtras(int image) => [];

    /// <summary>
    /// Tells the size of an image that this source does not know and another one does, before anything is read of it: for formats whose coordinates
    /// are shares of it.
    /// </summary>
    /// <param name="image">Index in [0, <see cref="ImageCount"/>).</param>
    /// <param name="height">Pixels.</param>
    /// <param name="width">Pixels.</param>
    public virtual void Learn(int image, int height, int width) { }

    /// <summary>Who has seen an image: indexes into <see cref="Annotators"/>, ascending.</summary>
    /// <param name="image">Index in [0, <see cref="ImageCount"/>).</param>
    public abstract IReadOnlyList<int> GetAnnotators(int image);

    /// <summary>Reads the annotations of one image. Safe to call from several threads at once.</summary>
    /// <param name="image">Index in [0, <see cref="ImageCount"/>).</param>
    /// <param name="map">Where the source's categories and annotators stand in the joined data set.</param>
    /// <param name="annotations">Receives the annotations, in file order.</param>
    /// <param name="problems">Receives what was wrong with them.</param>
    /// <exception cref="InputException">In strict reading, at the first problem.</exception>
    public abstract void Read(int image, SourceMap map, List<Annotation> annotations, List<Problem> problems);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes what is open.</summary>
    /// <param name="disposing">Always true; the class has no finalizer.</param>
    protected virtual void Dispose(bool disposing) { }
}
