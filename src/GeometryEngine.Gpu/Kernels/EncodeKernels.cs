using ILGPU;

namespace GeometryEngine.Gpu;

/// <summary>
/// Bits to run starts, column by column: the places at which the pixels change, counted down the columns of the image. A thread takes a column of
/// a mask: it counts first, a scan says where its places go, and it writes them.
/// </summary>
internal static class EncodeKernels
{
    /// <summary>Counts the changes of a column.</summary>
    /// <param name="index">Index of the column among the columns of all strips of all masks.</param>
    /// <param name="height">Height of the image.</param>
    /// <param name="firstStrip">The first strip of this part, among the strips of all masks.</param>
    /// <param name="stripEnds">For each mask, the number of strips up to its end.</param>
    /// <param name="places">Where the bits of each mask are.</param>
    /// <param name="words">The bits.</param>
    /// <param name="counts">Receives the number.</param>
    public static void Count(
        Index1D index, int height, int firstStrip, ArrayView<int> stripEnds, ArrayView<MaskPlace> places, ArrayView<ulong> words, ArrayView<int> counts)
    {
        int strip = firstStrip + index / 64, owner = Search.Owner(stripEnds, strip);
        MaskPlace place = places[owner];
        int column = (place.First + strip - (stripEnds[owner] - place.Strips)) * 64 + index % 64, count = 0;
        bool above = false;
        for (int row = place.Top; row < place.Bottom; row++)
        {
            bool here = Pixel(place, words, row, column);
            if (here != above && !IsJoint(place, words, height, row, column, here)) count++;
            above = here;
        }
        counts[index] = count;
    }

    /// <summary>Writes the changes of a column: column * height + row.</summary>
    /// <param name="index">Index of the column among the columns of all strips of all masks.</param>
    /// <param name="height">Height of the image.</param>
    /// <param name="firstStrip">The first strip of this part, among the strips of all masks.</param>
    /// <param name="stripEnds">For each mask, the number of strips up to its end.</param>
    /// <param name="places">Where the bits of each mask are.</param>
    /// <param name="words">The bits.</param>
    /// <param name="starts">For each column, where its changes go.</param>
    /// <param name="changes">Receives the changes.</param>
    public static void Write(
        Index1D index, int height, int firstStrip, ArrayView<int> stripEnds, ArrayView<MaskPlace> places, ArrayView<ulong> words,
        ArrayView<int> starts, ArrayView<uint> changes)
    {
        int strip = firstStrip + index / 64, owner = Search.Owner(stripEnds, strip);
        MaskPlace place = places[owner];
        int column = (place.First + strip - (stripEnds[owner] - place.Strips)) * 64 + index % 64, next = starts[index];
        bool above = false;
        for (int row = place.Top; row < place.Bottom; row++)
        {
            bool here = Pixel(place, words, row, column);
            if (here != above && !IsJoint(place, words, height, row, column, here))
            {
                changes[next] = (uint)column * (uint)height + (uint)row;
                next++;
            }
            above = here;
        }
    }

    /// <summary>Where the changes of a mask begin.</summary>
    /// <param name="index">Index of the mask within this part.</param>
    /// <param name="firstMask">The first mask of this part.</param>
    /// <param name="firstStrip">Its first strip, among the strips of all masks.</param>
    /// <param name="stripEnds">For each mask, the number of strips up to its end.</param>
    /// <param name="places">Where the bits of each mask are.</param>
    /// <param name="starts">For each column, where its changes go, and behind the last column the number of all changes.</param>
    /// <param name="maskStarts">Receives the place.</param>
    public static void MaskStarts(
        Index1D index, int firstMask, int firstStrip, ArrayView<int> stripEnds, ArrayView<MaskPlace> places, ArrayView<int> starts, ArrayView<int> maskStarts)
    {
        int mask = firstMask + index;
        maskStarts[index] = starts[(long)(stripEnds[mask] - places[mask].Strips - firstStrip) * 64];
    }

    // A run that ends at the foot of a column goes on where one begins at the head of the next: neither is a change.
    private static bool IsJoint(MaskPlace place, ArrayView<ulong> words, int height, int row, int column, bool begins) => begins
        ? row == 0 && Pixel(place, words, height - 1, column - 1)
        : row == height && Pixel(place, words, 0, column + 1);

    private static bool Pixel(MaskPlace place, ArrayView<ulong> words, int row, int column) =>
        place.Holds(column >> 6, row) && (words[place.Word(column >> 6, row)] >> (column & 63) & 1) != 0;
}
