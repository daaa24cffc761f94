namespace GeometryEngine;

public sealed partial class Consensus
{
    /// <summary>First pass over images 0 .. count-1 on several threads. The result does not depend on their number.</summary>
    /// <param name="engine">Makes the masks.</param>
    /// <param name="count">Number of images.</param>
    /// <param name="read">Reads an image; called from several threads at once.</param>
    /// <param name="threads">Number of threads, 1 or more.</param>
    /// <param name="each">Receives each image, in order, on the calling thread.</param>
    /// <param name="cancellation">Stops the work.</param>
    public void CountAll(
        Engine engine, int count, Func<int, DatasetItem> read, int threads, Action<DatasetItem>? each = null, CancellationToken cancellation = default)
    {
        OrderedParallel.Run(
            count,
            threads,
            index =>
            {
                DatasetItem item = read(index);
                return (Item: item, Votes: VotesOf(engine, item));
            },
            read =>
            {
                CountVotes(read.Votes);
                each?.Invoke(read.Item);
            },
            cancellation);
    }

    /// <summary>Second pass over images 0 .. count-1 on several threads. The result does not depend on their number.</summary>
    /// <param name="engine">Makes the masks.</param>
    /// <param name="count">Number of images.</param>
    /// <param name="read">Reads an image; called from several threads at once.</param>
    /// <param name="threads">Number of threads, 1 or more.</param>
    /// <param name="each">Receives each image with what it came to, in order, on the calling thread.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InvalidOperationException"><see cref="Fit"/> did not come before.</exception>
    public void FuseAll(
        Engine engine, int count, Func<int, DatasetItem> read, int threads, Action<DatasetItem, ItemConsensus> each, CancellationToken cancellation = default)
    {
        OrderedParallel.Run(
            count,
            threads,
            index =>
            {
                DatasetItem item = read(index);
                return (Item: item, Fused: FuseAlone(engine, item));
            },
            pair =>
            {
                _tally.Add(pair.Item, pair.Fused);
                each(pair.Item, pair.Fused);
            },
            cancellation);
    }
}
