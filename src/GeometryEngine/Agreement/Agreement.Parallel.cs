namespace GeometryEngine;

public sealed partial class Agreement
{
    // Images that one thread adds to an accumulator of its own before it is merged: enough that merging, which takes time in proportion to
    // annotators and categories, is small beside them, and few enough that the rows of waiting chunks stay small. Of few images each thread
    // gets some chunks, so that none waits long for the others.
    private const int MostChunkImages = 32;
    private const int ChunksPerThread = 4;

    /// <summary>Adds images 0 .. count-1 on several threads. The result does not depend on their number.</summary>
    /// <param name="engine">Makes the masks.</param>
    /// <param name="count">Number of images.</param>
    /// <param name="read">Reads an image; called from several threads at once.</param>
    /// <param name="threads">Number of threads, 1 or more.</param>
    /// <param name="cancellation">Stops the work.</param>
    public void AddAll(Engine engine, int count, Func<int, DatasetItem> read, int threads, CancellationToken cancellation = default) =>
        AddAll(engine, count, read, threads, (_, _) => 0, _ => { }, cancellation);

    /// <summary>
    /// Adds images 0 .. count-1 on several threads, and hands on something of each in order. The result, and the order of the calls of
    /// <paramref name="take"/>, do not depend on their number.
    /// </summary>
    /// <typeparam name="T">What is kept of an image until those before it are done: a few hundred may wait, so the less, the better.</typeparam>
    /// <param name="engine">Makes the masks.</param>
    /// <param name="count">Number of images.</param>
    /// <param name="read">Reads an image; called from several threads at once.</param>
    /// <param name="threads">Number of threads, 1 or more.</param>
    /// <param name="keep">
    /// What is kept of an image and of what the annotators agree and differ on in it; called from several threads at once.
    /// </param>
    /// <param name="take">Receives that, in order, on the calling thread.</param>
    /// <param name="cancellation">Stops the work.</param>
    public void AddAll<T>(
        Engine engine, int count, Func<int, DatasetItem> read, int threads,
        Func<DatasetItem, ImageAgreement, T> keep, Action<T> take, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        int chunkImages = Math.Clamp(count / threads / ChunksPerThread, 1, MostChunkImages), chunks = (int)(((long)count + chunkImages - 1) / chunkImages);
        OrderedParallel.Run(chunks, threads, AddChunk, Take, cancellation);

        (Agreement Part, T[] Kept) AddChunk(int index)
        {
            int first = index * chunkImages, images = Math.Min(chunkImages, count - first);
            var part = new Agreement(_info, _options);
            part._instances.BeginAsPartOf(_instances);
            var kept = new T[images];
            for (int i = 0; i < images; i++)
            {
                DatasetItem item = read(first + i);
                kept[i] = keep(item, part.Add(engine, item));
            }
            return (part, kept);
        }

        void Take((Agreement Part, T[] Kept) chunk)
        {
            Merge(chunk.Part);
            foreach (T kept in chunk.Kept) take(kept);
        }
    }
}
