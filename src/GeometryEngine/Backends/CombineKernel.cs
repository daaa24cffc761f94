using System.Numerics;

namespace GeometryEngine;

/// <summary>Counts for every pixel how many masks of a group hold it, a bit of the count in each of a few planes, and compares the counts.</summary>
internal readonly ref struct CombineKernel(CpuMaskBatch masks, ReadOnlySpan<MaskGroup> groups, CpuMaskBatch result) : IKernel<int>
{
    private const int MaxPlanes = 32; // bits of the number of masks

    private readonly ReadOnlySpan<MaskGroup> _groups = groups;

    public int Run<TWords, TDoubles>()
        where TWords : struct, IWordLanes<TWords>
        where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
    {
        for (int i = 0; i < _groups.Length; i++)
        {
            Span<ulong> words = result.Words(i);
            BitFrame frame = result.Frame(i);
            MaskGroup group = _groups[i];
            if (group.Least == 1) Unite<TWords>(group, words, frame);
            else if (group.Least > group.End - group.Start) words.Clear();
            else Count<TWords>(group, words, frame);
        }
        return 0;
    }

    private void Unite<TWords>(MaskGroup group, Span<ulong> words, BitFrame frame) where TWords : struct, IWordLanes<TWords>
    {
        words.Clear();
        for (int i = group.Start; i < group.End; i++)
        {
            BitView mask = masks[i];
            for (int strip = mask.Frame.First; strip < mask.Frame.End; strip++)
            {
                ReadOnlySpan<ulong> from = mask.Strip(strip);
                Span<ulong> to = words.Slice(frame.Place(strip, mask.Frame.Top), from.Length);
                for (int row = 0; row < from.Length; row += TWords.Count)
                    (TWords.Load(to, row) | TWords.Load(from, row)).Store(to, row);
            }
        }
    }

    private void Count<TWords>(MaskGroup group, Span<ulong> words, BitFrame frame) where TWords : struct, IWordLanes<TWords>
    {
        Span<ulong> buffer = stackalloc ulong[MaxPlanes * TWords.Count];
        Span<ulong> planes = buffer[..((BitOperations.Log2((uint)(group.End - group.Start)) + 1) * TWords.Count)];
        for (int strip = frame.First; strip < frame.End; strip++)
        {
            for (int row = frame.Top; row < frame.Bottom; row += TWords.Count)
            {
                planes.Clear();
                for (int i = group.Start; i < group.End; i++)
                {
                    BitFrame own = masks.Frame(i);
                    if (own.Contains(strip, row)) Add(TWords.Load(masks.Words(i), own.Place(strip, row)), planes);
                }
                AtLeast<TWords>(planes, group.Least).Store(words, frame.Place(strip, row));
            }
        }
    }

    // One more for the pixels of a mask, carried from plane to plane.
    private static void Add<TWords>(TWords carry, Span<ulong> planes) where TWords : struct, IWordLanes<TWords>
    {
        for (int plane = 0; plane < planes.Length && !carry.IsZero(); plane += TWords.Count)
        {
            TWords count = TWords.Load(planes, plane);
            (count ^ carry).Store(planes, plane);
            carry &= count;
        }
    }

    // From the lowest bit up: a higher bit decides, unless it is equal.
    private static TWords AtLeast<TWords>(ReadOnlySpan<ulong> planes, int least) where TWords : struct, IWordLanes<TWords>
    {
        TWords reached = TWords.Create(ulong.MaxValue);
        for (int plane = 0; plane < planes.Length; plane += TWords.Count, least >>= 1)
        {
            TWords count = TWords.Load(planes, plane);
            reached = (least & 1) != 0 ? count & reached : count | reached;
        }
        return reached;
    }
}
