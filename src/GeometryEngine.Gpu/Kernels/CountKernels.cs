using ILGPU;

namespace GeometryEngine.Gpu;

/// <summary>Numbers of pixels and the boxes that hold them. A warp takes a strip of one mask, or a pair of masks.</summary>
internal static class CountKernels
{
    /// <summary>Adds the pixels of a strip to the area of its mask.</summary>
    /// <param name="stripEnds">For each mask, the number of strips up to its end.</param>
    /// <param name="places">Where the bits of each mask are.</param>
    /// <param name="words">The bits.</param>
    /// <param name="areas">Receives the areas; 0 at first.</param>
    public static void Areas(ArrayView<int> stripEnds, ArrayView<MaskPlace> places, ArrayView<ulong> words, ArrayView<long> areas)
    {
        int strip = Grid.IdxX, owner = Search.Owner(stripEnds, strip);
        MaskPlace place = places[owner];
        long start = place.Start + (long)(strip - (stripEnds[owner] - place.Strips)) * place.Rows, area = 0;
        for (int row = Warp.LaneIdx; row < place.Rows; row += Warp.WarpSize) area += IntrinsicMath.PopCount(words[start + row]);
        area = WarpSums.Sum(area);
        if (Warp.LaneIdx == 0 && area != 0) Atomic.Add(ref areas[owner], area);
    }

    /// <summary>Widens the box of a mask by the pixels of a strip.</summary>
    /// <param name="stripEnds">For each mask, the number of strips up to its end.</param>
    /// <param name="places">Where the bits of each mask are.</param>
    /// <param name="words">The bits.</param>
    /// <param name="lows">For each mask, first column and row; the largest numbers at first.</param>
    /// <param name="highs">For each mask, the column and row behind the last; 0 at first.</param>
    public static void Boxes(
        ArrayView<int> stripEnds, ArrayView<MaskPlace> places, ArrayView<ulong> words, ArrayView<int> lows, ArrayView<int> highs)
    {
        int strip = Grid.IdxX, owner = Search.Owner(stripEnds, strip);
        MaskPlace place = places[owner];
        int inMask = strip - (stripEnds[owner] - place.Strips), column = (place.First + inMask) * 64;
        long start = place.Start + (long)inMask * place.Rows;
        for (int row = Warp.LaneIdx; row < place.Rows; row += Warp.WarpSize)
        {
            ulong word = words[start + row];
            if (word == 0) continue;
            Atomic.Min(ref lows[2 * owner], column + IntrinsicMath.TrailingZeroCount(word));
            Atomic.Max(ref highs[2 * owner], column + 64 - IntrinsicMath.LeadingZeroCount(word));
            Atomic.Min(ref lows[2 * owner + 1], place.Top + row);
            Atomic.Max(ref highs[2 * owner + 1], place.Top + row + 1);
        }
    }

    /// <summary>Counts the pixels that two masks share; nothing is read of two that lie apart.</summary>
    /// <param name="firstRow">The mask of a that the first pair has.</param>
    /// <param name="pairs">Number of pairs.</param>
    /// <param name="placesA">Where the bits of each mask of a are.</param>
    /// <param name="wordsA">The bits of a.</param>
    /// <param name="placesB">Where the bits of each mask of b are.</param>
    /// <param name="wordsB">The bits of b.</param>
    /// <param name="counts">Receives the numbers, row by row from <paramref name="firstRow"/> on.</param>
    public static void Intersections(
        int firstRow, int pairs, ArrayView<MaskPlace> placesA, ArrayView<ulong> wordsA, ArrayView<MaskPlace> placesB, ArrayView<ulong> wordsB,
        ArrayView<long> counts)
    {
        int pair = Grid.IdxX * (Group.DimX / Warp.WarpSize) + Group.IdxX / Warp.WarpSize; // the number of a thread could be over 2^31
        if (pair >= pairs) return; // of a whole warp
        int columns = (int)placesB.Length;
        MaskPlace a = placesA[firstRow + pair / columns], b = placesB[pair % columns];
        int first = IntrinsicMath.Max(a.First, b.First), end = IntrinsicMath.Min(a.End, b.End);
        int top = IntrinsicMath.Max(a.Top, b.Top), bottom = IntrinsicMath.Min(a.Bottom, b.Bottom);
        long count = 0;
        if (first < end && top < bottom)
        {
            for (int strip = first; strip < end; strip++)
            {
                long inA = a.Word(strip, top), inB = b.Word(strip, top);
                for (int row = Warp.LaneIdx; row < bottom - top; row += Warp.WarpSize)
                    count += IntrinsicMath.PopCount(wordsA[inA + row] & wordsB[inB + row]);
            }
            count = WarpSums.Sum(count);
        }
        if (Warp.LaneIdx == 0) counts[pair] = count;
    }
}
