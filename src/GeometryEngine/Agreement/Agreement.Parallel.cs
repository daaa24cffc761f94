namespace GeometryEngine;

public sealed partial class Agreement
{
    // Images that one thread adds to an accumulator of its own before it is merged: enough that merging, which takes time in proportion to
    // annotators and categories, is small beside them, and few enough that the rows of waiting chunks stay small. Of few images each thread
    // gets some chunks, so that none waits long for the others.
    private const int MostChunkImages = 32;
    private const int ChunksPerThread = 4;

    /// <summary>
    /// Adds images 0 .. count-1 on several threads. The result, and the order of the calls of <paramref name="each"/>, do not depend on
    /// their number.
    /// </summary>
    /// <param name="engine">Makes the masks.</param>
    /// <param name="count">Number of images.</param>
    /// <param name="read">Reads an image; called from several threads at once.</param>
    /// <param name="threads">Number of threads, 1 or more.</param>
    /// <param name="each">Receives each image with what the annotators agree and differ on in it, in order, on the calling thread.</param>
    /// <param name="cancellation">Stops the work.</param>
    public void AddAll(
        Engine engine, int count, Func<int, DatasetItem> read, int threads,
        Action<DatasetItem, ImageAgreement>? each = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        int chunkImages = Math.Clamp(count / threads / ChunksPerThread, 1, MostChunkImages), chunks = (int)(((long)count + chunkImages - 1) / chunkImages);
        OrderedParallel.Run(chunks, threads, AddChunk, Take, cancellation);

        Chunk AddChunk(int index)
        {
            int first = index * chunkImages, images = Math.Min(chunkImages, count - first);
            var part = new Agreement(_info, _options);
            var rows = new (DatasetItem, ImageAgreement)[each is null ? 0 : images];
            for (int i = 0; i < images; i++)
            {
                DatasetItem item = read(first + i);
                ImageAgreement agreement = part.Add(engine, item);
                if (each is not null) rows[i] = (item, agreement);
            }
            return new Chunk(part, rows);
        }

        void Take(Chunk chunk)
        {
            Merge(chunk.Part);
            foreach ((DatasetItem item, ImageAgreement agreement) in chunk.Rows) each!(item, agreement);
        }
    }

    private readonly record struct Chunk(Agreement Part, (DatasetItem, ImageAgreement)[] Rows);
}
