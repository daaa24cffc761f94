using System.Buffers;
using System.Runtime.InteropServices;

namespace GeometryEngine;

/// <content>Operations on batches, which keep their memory: once it is large enough, none of them allocates, but for the runs they return.</content>
public sealed partial class Engine
{
    /// <summary>Most masks whose combinations are counted: a million combinations.</summary>
    public const int MaxPatternMasks = 20;

    /// <summary>A batch without masks, on this engine's device.</summary>
    public MaskBatch CreateBatch() => _backend.CreateBatch();

    /// <summary>Makes the masks of a batch from runs.</summary>
    /// <param name="batch">Forgets its masks and takes these.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="masks">Masks of that size.</param>
    /// <exception cref="ArgumentException">
    /// A mask is of another size, the batch is another engine's, or the masks take over 2^31 words of 64 pixels.
    /// </exception>
    public void Fill(MaskBatch batch, int height, int width, IReadOnlyList<Rle> masks)
    {
        Throw.IfNotBatchOf(_backend, batch, nameof(batch));
        Scratch scratch = Rent();
        scratch.Toggles.Reset(height, width);
        for (int i = 0; i < masks.Count; i++) scratch.Toggles.Add(masks[i]);
        _backend.Fill(batch, scratch.Toggles);
        Return(scratch);
    }

    /// <summary>Makes the masks of a batch from outlines, by <see cref="EngineOptions.Rule"/> and <see cref="EngineOptions.Rings"/>.</summary>
    /// <param name="batch">Forgets its masks and takes these.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="polygons">The outlines; parts may leave the image.</param>
    /// <exception cref="ArgumentException">
    /// As <see cref="Rasterize(Polygon, int, int)"/>; or the batch is another engine's, or the masks take over 2^31 words of 64 pixels.
    /// </exception>
    public void Fill(MaskBatch batch, int height, int width, IReadOnlyList<Polygon> polygons)
    {
        Throw.IfNotBatchOf(_backend, batch, nameof(batch));
        Scratch scratch = Rent();
        scratch.Toggles.Reset(height, width);
        for (int i = 0; i < polygons.Count; i++) scratch.Toggles.Add(Runs(polygons[i], height, width));
        _backend.Fill(batch, scratch.Toggles);
        Return(scratch);
    }

    /// <summary>Combines the masks of groups: the pixels that at least so many masks of a group hold.</summary>
    /// <param name="masks">The masks.</param>
    /// <param name="groups">The groups; they may overlap.</param>
    /// <param name="result">Another batch; it forgets its masks and takes one of each group.</param>
    /// <exception cref="ArgumentException">A group leaves the batch or asks for less than 1, or a batch is another engine's or given twice.</exception>
    public void Combine(MaskBatch masks, ReadOnlySpan<MaskGroup> groups, MaskBatch result)
    {
        Throw.IfNotBatchOf(_backend, masks, nameof(masks));
        Throw.IfNotBatchOf(_backend, result, nameof(result));
        if (ReferenceEquals(masks, result)) Throw.Argument("the batch of the masks themselves; another one is allowed", nameof(result));
        foreach (MaskGroup group in groups) Throw.IfNotGroup(group, masks.Count, nameof(groups));
        _backend.Combine(masks, groups, result);
    }

    /// <summary>The canonical runs of each mask.</summary>
    /// <param name="masks">The masks.</param>
    /// <exception cref="ArgumentException">The batch is another engine's.</exception>
    public Rle[] Encode(MaskBatch masks)
    {
        Throw.IfNotBatchOf(_backend, masks, nameof(masks));
        return _backend.Encode(masks);
    }

    /// <summary>The number of pixels of each mask.</summary>
    /// <param name="masks">The masks.</param>
    /// <param name="areas">Receives a number for each mask.</param>
    /// <exception cref="ArgumentException">There is not one place for each mask, or the batch is another engine's.</exception>
    public void Areas(MaskBatch masks, Span<long> areas)
    {
        Throw.IfNotBatchOf(_backend, masks, nameof(masks));
        Throw.IfNotCount(areas.Length, masks.Count, nameof(areas));
        _backend.Areas(masks, areas);
    }

    /// <summary>The smallest box that holds all pixels of each mask, in whole pixels; (0, 0, 0, 0) without pixels.</summary>
    /// <param name="masks">The masks.</param>
    /// <param name="boxes">Receives a box for each mask.</param>
    /// <exception cref="ArgumentException">There is not one place for each mask, or the batch is another engine's.</exception>
    public void Boxes(MaskBatch masks, Span<Box> boxes)
    {
        Throw.IfNotBatchOf(_backend, masks, nameof(masks));
        Throw.IfNotCount(boxes.Length, masks.Count, nameof(boxes));
        PixelBox[] found = ArrayPool<PixelBox>.Shared.Rent(boxes.Length);
        _backend.Boxes(masks, found.AsSpan(0, boxes.Length));
        for (int i = 0; i < boxes.Length; i++) boxes[i] = found[i].ToBox();
        ArrayPool<PixelBox>.Shared.Return(found);
    }

    /// <summary>
    /// The number of pixels that each mask of one batch shares with each of another. Where the masks of either are those of classes, this is
    /// their confusion matrix.
    /// </summary>
    /// <param name="a">Masks of one image.</param>
    /// <param name="b">Masks of the same image; the same batch is compared with itself at half the cost.</param>
    /// <param name="counts">Receives a.Count x b.Count numbers, row-major: that of (i, j) at i * b.Count + j.</param>
    /// <exception cref="ArgumentException">Sizes differ, a batch is another engine's, or there is not one place for each pair.</exception>
    public void Intersections(MaskBatch a, MaskBatch b, Span<long> counts)
    {
        Throw.IfNotBatchOf(_backend, a, nameof(a));
        Throw.IfNotBatchOf(_backend, b, nameof(b));
        Throw.IfOtherImage(a, b);
        Throw.IfNotCount(counts.Length, (long)a.Count * b.Count, nameof(counts));
        if (!counts.IsEmpty) _backend.Intersections(a, b, counts);
    }

    /// <summary>
    /// The number of pixels of the image that each combination of masks holds, background included: what agreement between raters' masks is
    /// computed from. Of two masks these are true negatives, false positives, false negatives and true positives, the second mask being the truth.
    /// </summary>
    /// <param name="masks">A mask of each rater, at most <see cref="MaxPatternMasks"/>.</param>
    /// <param name="counts">Receives 2^Count numbers: that of the pixels in the masks k of p's set bits 1 &lt;&lt; k, and in no other, at p.</param>
    /// <exception cref="ArgumentException">
    /// The batch is another engine's or has more masks, or there is not one place for each combination.
    /// </exception>
    public void Patterns(MaskBatch masks, Span<long> counts)
    {
        Throw.IfNotBatchOf(_backend, masks, nameof(masks));
        Throw.IfNotPatternMasks(masks.Count, MaxPatternMasks, nameof(masks));
        Throw.IfNotCount(counts.Length, 1L << masks.Count, nameof(counts));
        _backend.Patterns(masks, counts);
    }

    /// <summary>IoU of every pair, as <see cref="Iou(IReadOnlyList{Rle}, IReadOnlyList{Rle}, ReadOnlySpan{bool})"/> defines it.</summary>
    /// <param name="a">Masks of one image (detections, or the first annotator's).</param>
    /// <param name="b">Masks of the same image; the same batch is compared with itself at half the cost.</param>
    /// <param name="iou">Receives a.Count x b.Count values, row-major: that of (i, j) at i * b.Count + j.</param>
    /// <param name="bIsCrowd">For each of <paramref name="b"/>, whether it is a crowd region; empty when none is.</param>
    /// <exception cref="ArgumentException">
    /// Sizes differ, a batch is another engine's, there is not one place for each pair, or crowd flags differ from <paramref name="b"/> in number.
    /// </exception>
    public void Iou(MaskBatch a, MaskBatch b, Span<double> iou, ReadOnlySpan<bool> bIsCrowd = default)
    {
        Throw.IfNotCrowdFlags(bIsCrowd.Length, b.Count, nameof(bIsCrowd));
        Intersections(a, b, MemoryMarshal.Cast<double, long>(iou)); // the ratios take the places of the counts
        long[] areas = ArrayPool<long>.Shared.Rent(a.Count + b.Count);
        Span<long> areasA = areas.AsSpan(0, a.Count), areasB = areas.AsSpan(a.Count, b.Count);
        _backend.Areas(a, areasA);
        _backend.Areas(b, areasB);
        Ratios(iou, areasA, areasB, bIsCrowd);
        ArrayPool<long>.Shared.Return(areas);
    }

    // Turns counts into IoUs in place.
    private static void Ratios(Span<double> iou, ReadOnlySpan<long> areasA, ReadOnlySpan<long> areasB, ReadOnlySpan<bool> bIsCrowd)
    {
        Span<long> counts = MemoryMarshal.Cast<double, long>(iou);
        for (int i = 0, cell = 0; i < areasA.Length; i++)
        {
            for (int j = 0; j < areasB.Length; j++, cell++)
            {
                long intersection = counts[cell];
                if (intersection == 0) continue; // the bits of 0.0
                long union = IsCrowd(bIsCrowd, j) ? areasA[i] : areasA[i] + areasB[j] - intersection;
                iou[cell] = (double)intersection / union;
            }
        }
    }
}
