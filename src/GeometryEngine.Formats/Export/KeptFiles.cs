namespace GeometryEngine.Formats;

/// <summary>
/// The files of the first images, made when a data set was checked and kept until they are written, so that a small data set is read once. They lie
/// in a few large arrays, which the garbage collector does not move about. Not safe to use from several threads at once.
/// </summary>
internal sealed class KeptFiles
{
    private const long MostBytes = 64 << 20;
    private const int ChunkBytes = 1 << 20;

    private readonly List<ImageFiles> _images = [];
    private byte[] _chunk = [];
    private int _used;
    private long _bytes;
    private volatile bool _isFull;

    /// <summary>Whether no image more is kept; may be asked by any thread.</summary>
    public bool IsFull => _isFull;

    /// <summary>Keeps an image, unless it is full.</summary>
    /// <param name="files">The files of the image that follows the last one; null where they were not made.</param>
    public void Add(ImageFiles? files)
    {
        _isFull |= files is null || _bytes >= MostBytes;
        if (!_isFull) _images.Add(new ImageFiles([.. files!.Masks.Select(mask => (mask.File, Copy(mask.Content)))], Copy(files.Record)));
    }

    /// <summary>The files of an image; null where they were not kept.</summary>
    /// <param name="image">Index of the image.</param>
    public ImageFiles? Of(int image) => image < _images.Count ? _images[image] : null;

    private ReadOnlyMemory<byte> Copy(ReadOnlyMemory<byte> bytes)
    {
        if (_chunk.Length - _used < bytes.Length) (_chunk, _used) = (GC.AllocateUninitializedArray<byte>(Math.Max(ChunkBytes, bytes.Length)), 0);
        Memory<byte> copy = _chunk.AsMemory(_used, bytes.Length);
        bytes.CopyTo(copy);
        _used += bytes.Length;
        _bytes += bytes.Length;
        return copy;
    }
}
