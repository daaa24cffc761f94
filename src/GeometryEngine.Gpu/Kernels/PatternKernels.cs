using ILGPU;

namespace GeometryEngine.Gpu;

/// <summary>How often each combination of what several raters say of a pixel occurs.</summary>
internal static class PatternKernels
{
    /// <summary>Most masks whose combinations are counted.</summary>
    public const int MaxMasks = Engine.MaxPatternMasks;

    /// <summary>
    /// Counts the combinations of masks in a word of the image's rows: as long as pixels are left, the combination at the first of them, and
    /// all pixels of it at once. Most words hold one or two.
    /// </summary>
    /// <param name="index">Index of the word: strip by strip, row by row.</param>
    /// <param name="height">Height of the image.</param>
    /// <param name="width">Width of the image.</param>
    /// <param name="places">Where the bits of each mask are; at most <see cref="MaxMasks"/>.</param>
    /// <param name="words">The bits.</param>
    /// <param name="counts">For each combination, bit k for mask k, the number of pixels; 0 at first.</param>
    public static void OfMasks(
        Index1D index, int height, int width, ArrayView<MaskPlace> places, ArrayView<ulong> words, ArrayView<long> counts)
    {
        int strip = index / height, row = index % height, masks = (int)places.Length, columns = IntrinsicMath.Min(64, width - strip * 64);
        ArrayView<ulong> planes = LocalMemory.Allocate<ulong>(MaxMasks);
        for (int k = 0; k < masks; k++)
        {
            MaskPlace place = places[k];
            planes[k] = place.Holds(strip, row) ? words[place.Word(strip, row)] : 0;
        }
        ulong left = columns == 64 ? ulong.MaxValue : (1UL << columns) - 1;
        while (left != 0)
        {
            int bit = IntrinsicMath.TrailingZeroCount(left), pattern = 0;
            ulong equal = left;
            for (int k = 0; k < masks; k++)
            {
                ulong plane = planes[k];
                bool held = (plane >> bit & 1) != 0;
                if (held) pattern |= 1 << k;
                equal &= held ? plane : ~plane;
            }
            Atomic.Add(ref counts[pattern], (long)IntrinsicMath.PopCount(equal));
            left &= ~equal;
        }
    }

    /// <summary>Counts the combination of labels at a pixel; of two label maps this is their confusion matrix.</summary>
    /// <param name="index">Index of the pixel.</param>
    /// <param name="pixels">Number of pixels of a map.</param>
    /// <param name="labels">Number of labels; those of the maps are below.</param>
    /// <param name="maps">The label maps, one behind the other.</param>
    /// <param name="counts">For each combination the number of pixels, the label of the first map as the highest digit; 0 at first.</param>
    public static void OfLabels(Index1D index, int pixels, int labels, ArrayView<ushort> maps, ArrayView<long> counts)
    {
        int pattern = 0;
        for (long at = index; at < maps.Length; at += pixels) pattern = pattern * labels + maps[at];
        Atomic.Add(ref counts[pattern], 1L);
    }
}
