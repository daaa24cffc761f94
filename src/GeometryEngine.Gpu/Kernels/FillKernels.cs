using ILGPU;

namespace GeometryEngine.Gpu;

/// <summary>Outlines to bits: a bit is flipped at each toggle, then every word takes over what the row above holds.</summary>
internal static class FillKernels
{
    /// <summary>Flips the bit of a toggle.</summary>
    /// <param name="index">Index of the toggle in the part that was uploaded.</param>
    /// <param name="first">Index of the part's first toggle among those of all objects.</param>
    /// <param name="toggles">The part: column in the high half, row in the low half.</param>
    /// <param name="ends">For each object, the number of toggles up to its end.</param>
    /// <param name="places">Where the bits of each object are.</param>
    /// <param name="words">The bits; 0 at first.</param>
    public static void Scatter(
        Index1D index, int first, ArrayView<ulong> toggles, ArrayView<int> ends, ArrayView<MaskPlace> places, ArrayView<ulong> words)
    {
        ulong toggle = toggles[index];
        MaskPlace place = places[Search.Owner(ends, first + index)];
        int column = (int)(toggle >> 32), row = (int)(uint)toggle;
        Atomic.Xor(ref words[place.Word(column >> 6, row)], 1UL << (column & 63));
    }

    /// <summary>Carries the bits of a strip down; a warp takes a strip, a lane a row.</summary>
    /// <param name="stripEnds">For each object, the number of strips up to its end.</param>
    /// <param name="places">Where the bits of each object are.</param>
    /// <param name="words">The bits.</param>
    public static void FillDown(ArrayView<int> stripEnds, ArrayView<MaskPlace> places, ArrayView<ulong> words)
    {
        int strip = Grid.IdxX, owner = Search.Owner(stripEnds, strip);
        MaskPlace place = places[owner];
        long start = place.Start + (long)(strip - (stripEnds[owner] - place.Strips)) * place.Rows;
        ulong above = 0;
        for (int row = 0; row < place.Rows; row += Warp.WarpSize)
        {
            int own = row + Warp.LaneIdx;
            bool inside = own < place.Rows;
            ulong word = WarpSums.RunningXor(inside ? words[start + own] : 0) ^ above;
            if (inside) words[start + own] = word;
            above = Warp.Shuffle(word, Warp.WarpSize - 1);
        }
    }
}
