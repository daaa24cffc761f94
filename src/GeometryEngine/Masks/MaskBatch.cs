namespace GeometryEngine;

/// <summary>
/// The masks of one image, in memory that is kept from image to image. An <see cref="Engine"/> makes, fills and compares batches; a batch stays on
/// the device it was made on, and is used by one thread at a time.
/// </summary>
public abstract class MaskBatch : IDisposable
{
    private protected MaskBatch(object device) => Device = device;

    /// <summary>What made the batch, and alone can work with it.</summary>
    internal object Device { get; }

    /// <summary>Height of the image in pixels.</summary>
    public int Height { get; private protected set; }

    /// <summary>Width of the image in pixels.</summary>
    public int Width { get; private protected set; }

    /// <summary>Number of masks.</summary>
    public int Count { get; private protected set; }

    /// <summary>Gives the memory back and leaves no masks.</summary>
    public abstract void Dispose();
}
