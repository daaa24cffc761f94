using System.Buffers;

namespace GeometryEngine;

/// <summary>IoU of every pair of boxes, several pairs at once, each as <see cref="Box.Iou"/> computes it to the last digit.</summary>
internal static class BoxMatrix
{
    private const int Block = 8; // boxes whose numbers lie together: the doubles of the widest register
    private const int BlockSize = 5 * Block; // lefts, tops, rights, bottoms and areas

    /// <summary>IoU of every pair.</summary>
    /// <param name="a">Boxes.</param>
    /// <param name="b">Boxes.</param>
    /// <param name="bIsCrowd">For each of <paramref name="b"/>, whether it is a crowd region; empty when none is.</param>
    /// <param name="iou">Receives a.Length x b.Length values, row-major.</param>
    public static void Iou(ReadOnlySpan<Box> a, ReadOnlySpan<Box> b, ReadOnlySpan<bool> bIsCrowd, Span<double> iou)
    {
        int size = checked((b.Length + Block - 1) / Block * BlockSize);
        double[] buffer = ArrayPool<double>.Shared.Rent(size);
        Span<double> blocks = buffer.AsSpan(0, size);
        bool finite = AllFinite(a) && AllFinite(b);
        if (finite)
        {
            Arrange(b, blocks);
            Simd.Run<Kernel, int>(new(a, b.Length, blocks, iou));
        }
        for (int j = 0; j < b.Length; j++)
        {
            // Pair by pair where crowds are, which are rare, and with numbers that lanes treat in other ways.
            bool isCrowd = !bIsCrowd.IsEmpty && bIsCrowd[j];
            if (finite && !isCrowd) continue;
            for (int i = 0; i < a.Length; i++) iou[i * b.Length + j] = Box.Iou(a[i], b[j], isCrowd);
        }
        ArrayPool<double>.Shared.Return(buffer);
    }

    private static void Arrange(ReadOnlySpan<Box> boxes, Span<double> blocks)
    {
        blocks[^Math.Min(BlockSize, blocks.Length)..].Clear();
        for (int j = 0; j < boxes.Length; j++)
        {
            Box box = boxes[j];
            Span<double> block = blocks.Slice(j / Block * BlockSize, BlockSize);
            int lane = j % Block;
            (block[lane], block[Block + lane], block[2 * Block + lane]) = (box.X, box.Y, box.Right);
            (block[3 * Block + lane], block[4 * Block + lane]) = (box.Bottom, box.Area);
        }
    }

    private static bool AllFinite(ReadOnlySpan<Box> boxes)
    {
        foreach (ref readonly Box box in boxes)
            if (!double.IsFinite(box.X) || !double.IsFinite(box.Y) || !double.IsFinite(box.Width) || !double.IsFinite(box.Height)) return false;
        return true;
    }

    private readonly ref struct Kernel(ReadOnlySpan<Box> boxes, int count, ReadOnlySpan<double> blocks, Span<double> iou) : IKernel<int>
    {
        private readonly ReadOnlySpan<Box> _boxes = boxes;
        private readonly ReadOnlySpan<double> _blocks = blocks;
        private readonly Span<double> _iou = iou;

        public int Run<TWords, TDoubles>()
            where TWords : struct, IWordLanes<TWords>
            where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
        {
            Span<double> row = _iou, last = stackalloc double[Block];
            int whole = count & -Block;
            ReadOnlySpan<double> blocks = _blocks[..(whole / Block * BlockSize)], lastBlock = _blocks[blocks.Length..];
            foreach (ref readonly Box box in _boxes)
            {
                Row<TWords, TDoubles>(box, blocks, row);
                if (!lastBlock.IsEmpty)
                {
                    Row<TWords, TDoubles>(box, lastBlock, last);
                    last[..(count - whole)].CopyTo(row[whole..]);
                }
                row = row[count..];
            }
            return 0;
        }

        // Blocks rather than a span for each number: the few variables all stay in registers.
        private static void Row<TWords, TDoubles>(in Box box, ReadOnlySpan<double> blocks, Span<double> row)
            where TWords : struct, IWordLanes<TWords>
            where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
        {
            TDoubles left = TDoubles.Create(box.X), top = TDoubles.Create(box.Y), right = TDoubles.Create(box.Right), bottom = TDoubles.Create(box.Bottom);
            TDoubles area = TDoubles.Create(box.Area), zero = default;
            for (int j = 0; blocks.Length >= BlockSize; blocks = blocks[BlockSize..], j += Block)
            {
                ReadOnlySpan<double> block = blocks[..BlockSize];
                for (int lane = 0; lane < Block; lane += TDoubles.Count)
                {
                    TDoubles width = TDoubles.Min(right, TDoubles.Load(block, 2 * Block + lane)) - TDoubles.Max(left, TDoubles.Load(block, lane));
                    TDoubles height = TDoubles.Min(bottom, TDoubles.Load(block, 3 * Block + lane)) - TDoubles.Max(top, TDoubles.Load(block, Block + lane));
                    TDoubles intersection = TDoubles.Max(zero, width) * TDoubles.Max(zero, height);
                    TDoubles union = area + TDoubles.Load(block, 4 * Block + lane) - intersection;
                    // Divided whether or not they meet: on matrices of many boxes, wrong guesses at that cost more.
                    TDoubles.Select(TDoubles.Less(zero, intersection), intersection / union, zero).Store(row, j + lane);
                }
            }
        }
    }
}
