using ILGPU;

namespace GeometryEngine.Gpu;

/// <summary>Groups of masks to one mask each: the pixels that so many of a group hold.</summary>
internal static class CombineKernels
{
    // Bits of the number of masks.
    private const int MaxPlanes = 32;

    /// <summary>Makes a word of a group's mask: counts masks for all its pixels at once, a bit of the count in each plane, and compares.</summary>
    /// <param name="index">Index of the word.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="places">Where the bits of each mask are.</param>
    /// <param name="words">The bits.</param>
    /// <param name="wordEnds">For each result, the number of words up to its end.</param>
    /// <param name="resultPlaces">Where the bits of each result are.</param>
    /// <param name="result">Receives the word.</param>
    public static void AtLeast(
        Index1D index, ArrayView<MaskGroup> groups, ArrayView<MaskPlace> places, ArrayView<ulong> words, ArrayView<int> wordEnds,
        ArrayView<MaskPlace> resultPlaces, ArrayView<ulong> result)
    {
        int owner = Search.Owner(wordEnds, index);
        MaskPlace place = resultPlaces[owner];
        int inMask = (int)(index - place.Start), strip = place.First + inMask / place.Rows, row = place.Top + inMask % place.Rows;
        MaskGroup group = groups[owner];
        ArrayView<ulong> planes = LocalMemory.Allocate<ulong>(MaxPlanes);
        int used = 32 - IntrinsicMath.LeadingZeroCount((uint)(group.End - group.Start));
        for (int plane = 0; plane < used; plane++) planes[plane] = 0;
        for (int i = group.Start; i < group.End; i++)
        {
            MaskPlace own = places[i];
            if (!own.Holds(strip, row)) continue;
            ulong carry = words[own.Word(strip, row)];
            for (int plane = 0; plane < used && carry != 0; plane++)
            {
                ulong count = planes[plane];
                planes[plane] = count ^ carry;
                carry &= count;
            }
        }
        result[index] = group.Least > group.End - group.Start ? 0 : Reached(planes, used, group.Least);
    }

    // From the lowest bit up: a higher bit decides, unless it is equal.
    private static ulong Reached(ArrayView<ulong> planes, int used, int least)
    {
        ulong reached = ulong.MaxValue;
        for (int plane = 0; plane < used; plane++)
        {
            reached = (least >> plane & 1) != 0 ? planes[plane] & reached : planes[plane] | reached;
        }
        return reached;
    }
}
