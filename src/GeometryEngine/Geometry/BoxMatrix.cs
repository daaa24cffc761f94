using System.Buffers;

namespace GeometryEngine;

/// <summary>IoU of every pair of boxes, several pairs at once, each as <see cref="Box.Iou"/> computes it to the last digit.</summary>
internal static class BoxMatrix
{
    private const int Fields = 6; // left, top, right, bottom, area, and all ones for a crowd

    /// <summary>IoU of every pair.</summary>
    /// <param name="a">Boxes.</param>
    /// <param name="b">Boxes.</param>
    /// <param name="bIsCrowd">For each of <paramref name="b"/>, whether it is a crowd region; empty when none is.</param>
    /// <param name="iou">Receives a.Count x b.Count values, row-major.</param>
    public static void Iou(IReadOnlyList<Box> a, IReadOnlyList<Box> b, ReadOnlySpan<bool> bIsCrowd, Span<double> iou)
    {
        int padded = (b.Count + 7) & ~7; // the doubles of the widest register
        double[] buffer = ArrayPool<double>.Shared.Rent(checked(Fields * padded));
        Span<double> columns = buffer.AsSpan(0, Fields * padded);
        columns.Clear();
        bool finite = true;
        for (int j = 0; j < b.Count; j++)
        {
            Box box = b[j];
            finite &= IsFinite(box);
            (columns[j], columns[padded + j], columns[2 * padded + j]) = (box.X, box.Y, box.Right);
            (columns[3 * padded + j], columns[4 * padded + j]) = (box.Bottom, box.Area);
            columns[5 * padded + j] = !bIsCrowd.IsEmpty && bIsCrowd[j] ? 1 : 0;
        }
        for (int i = 0; i < a.Count; i++)
        {
            Span<double> row = iou.Slice(i * b.Count, b.Count);
            if (finite && IsFinite(a[i])) Simd.Run<RowKernel, int>(new(a[i], columns, row));
            else for (int j = 0; j < row.Length; j++) row[j] = Box.Iou(a[i], b[j], !bIsCrowd.IsEmpty && bIsCrowd[j]); // NaN, which lanes treat in other ways
        }
        ArrayPool<double>.Shared.Return(buffer);
    }

    private static bool IsFinite(in Box box) =>
        double.IsFinite(box.X) && double.IsFinite(box.Y) && double.IsFinite(box.Width) && double.IsFinite(box.Height);

    private readonly ref struct RowKernel(Box box, ReadOnlySpan<double> columns, Span<double> row) : IKernel<int>
    {
        private readonly ReadOnlySpan<double> _columns = columns;
        private readonly Span<double> _row = row;

        public int Run<TWords, TDoubles>()
            where TWords : struct, IWordLanes<TWords>
            where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
        {
            int padded = _columns.Length / Fields;
            ReadOnlySpan<double> lefts = _columns[..padded], tops = _columns.Slice(padded, padded), rights = _columns.Slice(2 * padded, padded);
            ReadOnlySpan<double> bottoms = _columns.Slice(3 * padded, padded), areas = _columns.Slice(4 * padded, padded), crowds = _columns[(5 * padded)..];
            TDoubles left = TDoubles.Create(box.X), top = TDoubles.Create(box.Y), right = TDoubles.Create(box.Right), bottom = TDoubles.Create(box.Bottom);
            TDoubles area = TDoubles.Create(box.Area), zero = default;
            Span<double> last = stackalloc double[TDoubles.Count];
            for (int j = 0; j < _row.Length; j += TDoubles.Count)
            {
                TDoubles width = TDoubles.Min(right, TDoubles.Load(rights, j)) - TDoubles.Max(left, TDoubles.Load(lefts, j));
                TDoubles height = TDoubles.Min(bottom, TDoubles.Load(bottoms, j)) - TDoubles.Max(top, TDoubles.Load(tops, j));
                TDoubles intersection = width * height, result = zero;
                TWords overlap = TDoubles.Less(zero, width) & TDoubles.Less(zero, height) & TDoubles.Less(zero, intersection);
                if (!overlap.IsZero()) // most boxes of an image lie apart
                {
                    TDoubles both = area + TDoubles.Load(areas, j) - intersection;
                    TDoubles union = TDoubles.Select(TDoubles.Less(zero, TDoubles.Load(crowds, j)), area, both);
                    result = TDoubles.Select(overlap, intersection / union, zero);
                }
                if (j <= _row.Length - TDoubles.Count)
                {
                    result.Store(_row, j);
                    continue;
                }
                result.Store(last, 0);
                last[..(_row.Length - j)].CopyTo(_row[j..]);
            }
            return 0;
        }
    }
}
