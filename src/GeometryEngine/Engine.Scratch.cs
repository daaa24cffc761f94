using System.Collections.Concurrent;

namespace GeometryEngine;

/// <content>Memory for work in progress, kept for the next piece of work, whatever thread it runs on.</content>
public sealed partial class Engine
{
    private readonly ConcurrentBag<Scratch> _scratch = [];

    /// <summary>Words of 64 pixels from which on a batch takes no more masks.</summary>
    internal long BatchWords { get; init; } = Tuning.MaxBatchWords;

    private Scratch Rent() => _scratch.TryTake(out Scratch? scratch) ? scratch : new Scratch(_backend);

    private void Return(Scratch scratch) => _scratch.Add(scratch);

    // Intersections of any number of masks of any size, a block of the matrix at a time: the bits of either side stay within a limit.
    private void Intersections(IReadOnlyList<Rle> a, IReadOnlyList<Rle> b, Span<long> counts)
    {
        Scratch scratch = Rent();
        for (int i = 0, endA; i < a.Count; i = endA)
        {
            endA = Take(a, i, scratch.Toggles);
            _backend.Fill(scratch.A, scratch.Toggles);
            if (ReferenceEquals(a, b) && endA - i == a.Count)
            {
                _backend.Intersections(scratch.A, scratch.A, counts);
                break;
            }
            for (int j = 0, endB; j < b.Count; j = endB)
            {
                endB = Take(b, j, scratch.Toggles);
                _backend.Fill(scratch.B, scratch.Toggles);
                if (endB - j == b.Count) _backend.Intersections(scratch.A, scratch.B, counts[(i * b.Count)..(endA * b.Count)]);
                else Block(scratch, counts[(i * b.Count)..(endA * b.Count)], b.Count, j);
            }
        }
        Return(scratch);
    }

    // Some columns of some rows of the matrix.
    private void Block(Scratch scratch, Span<long> rows, int columns, int first)
    {
        var block = new long[scratch.A.Count * scratch.B.Count];
        _backend.Intersections(scratch.A, scratch.B, block);
        for (int i = 0; i < scratch.A.Count; i++)
            block.AsSpan(i * scratch.B.Count, scratch.B.Count).CopyTo(rows.Slice(i * columns + first, scratch.B.Count));
    }

    // Takes masks from the first on, until their bits fill a batch. Returns the index behind the last.
    private int Take(IReadOnlyList<Rle> masks, int first, ToggleBatch toggles)
    {
        toggles.Reset(masks[0].Height, masks[0].Width);
        long words = 0;
        int end = first;
        for (; end < masks.Count && words < BatchWords; end++)
        {
            toggles.Add(masks[end]);
            words += BitFrame.Around(toggles.Bounds(end - first)).Words;
        }
        return end;
    }

    private sealed class Scratch(IBackend backend) : IDisposable
    {
        public ToggleBatch Toggles { get; } = new();

        public MaskBatch A { get; } = backend.CreateBatch();

        public MaskBatch B { get; } = backend.CreateBatch();

        public void Dispose()
        {
            A.Dispose();
            B.Dispose();
        }
    }
}
