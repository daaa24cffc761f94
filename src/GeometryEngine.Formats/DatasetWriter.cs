namespace GeometryEngine.Formats;

/// <summary>Writes a data set image by image; the result appears, whole, on <see cref="Complete"/>, and not at all without it.</summary>
public abstract class DatasetWriter : IDisposable
{
    /// <summary>Writes one image with its annotations.</summary>
    /// <param name="item">The image; its indexes point into the tables the writer was made with.</param>
    public abstract void Write(DatasetItem item);

    /// <summary>Finishes the output and puts it in place.</summary>
    public abstract void Complete();

    /// <summary>Abandons what was not completed.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes what is open and removes temporary files.</summary>
    /// <param name="disposing">Always true; the class has no finalizer.</param>
    protected virtual void Dispose(bool disposing) { }
}
