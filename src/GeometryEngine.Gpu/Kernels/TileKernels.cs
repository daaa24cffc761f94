using ILGPU;

namespace GeometryEngine.Gpu;

/// <summary>
/// Intersections of masks that fill most of one frame. A group takes a tile of pairs and reads its words into shared memory once, so that each word
/// is read Edge times less often than pair by pair.
/// </summary>
internal static class TileKernels
{
    /// <summary>Masks of a, and of b, in a tile.</summary>
    public const int Edge = 16;

    /// <summary>Threads of a group; each has the pairs of 2 x 2 masks.</summary>
    public const int Threads = Edge / 2 * (Edge / 2);

    // Words of each mask in shared memory at a time.
    private const int Depth = 32;
    private const int Half = Edge / 2;

    // Words from a row of shared memory to the next: odd, so that threads that store one mask's rows do not meet in one bank.
    private const int Pitch = Edge + 1;

    /// <summary>Counts the pixels that the masks of a tile share.</summary>
    /// <param name="firstRow">The mask of a that the first tile begins with.</param>
    /// <param name="endRow">The mask of a behind the last.</param>
    /// <param name="placesA">Where the bits of each mask of a are.</param>
    /// <param name="wordsA">The bits of a.</param>
    /// <param name="placesB">Where the bits of each mask of b are.</param>
    /// <param name="wordsB">The bits of b.</param>
    /// <param name="counts">Receives the numbers, row by row from <paramref name="firstRow"/> on.</param>
    public static void Intersections(
        int firstRow, int endRow, ArrayView<MaskPlace> placesA, ArrayView<ulong> wordsA, ArrayView<MaskPlace> placesB, ArrayView<ulong> wordsB,
        ArrayView<long> counts)
    {
        ArrayView<ulong> tileA = SharedMemory.Allocate<ulong>(Depth * Pitch), tileB = SharedMemory.Allocate<ulong>(Depth * Pitch);
        int columns = (int)placesB.Length, a = firstRow + Grid.IdxY * Edge, b = Grid.IdxX * Edge;
        MaskPlace common = Common(Enclose(placesA, a, endRow), Enclose(placesB, b, columns));
        int x = Group.IdxX % Half, y = Group.IdxX / Half;
        uint count00 = 0, count01 = 0, count10 = 0, count11 = 0; // an image has fewer than 2^32 pixels
        for (int strip = common.First; strip < common.End; strip++)
        {
            for (int row = common.Top; row < common.Bottom; row += Depth)
            {
                Load(tileA, placesA, wordsA, a, endRow, strip, row);
                Load(tileB, placesB, wordsB, b, columns, strip, row);
                Group.Barrier();
                for (int i = 0; i < Depth * Pitch; i += Pitch)
                {
                    ulong a0 = tileA[i + y], a1 = tileA[i + y + Half], b0 = tileB[i + x], b1 = tileB[i + x + Half];
                    count00 += (uint)IntrinsicMath.PopCount(a0 & b0);
                    count01 += (uint)IntrinsicMath.PopCount(a0 & b1);
                    count10 += (uint)IntrinsicMath.PopCount(a1 & b0);
                    count11 += (uint)IntrinsicMath.PopCount(a1 & b1);
                }
                Group.Barrier();
            }
        }
        Store(counts, firstRow, endRow, columns, a + y, b + x, count00);
        Store(counts, firstRow, endRow, columns, a + y, b + x + Half, count01);
        Store(counts, firstRow, endRow, columns, a + y + Half, b + x, count10);
        Store(counts, firstRow, endRow, columns, a + y + Half, b + x + Half, count11);
    }

    // Words of one strip and some rows of all masks of a side, masks side by side; 0 where a mask has none.
    private static void Load(ArrayView<ulong> tile, ArrayView<MaskPlace> places, ArrayView<ulong> words, int first, int end, int strip, int row)
    {
        for (int i = Group.IdxX; i < Depth * Edge; i += Threads)
        {
            int mask = first + i / Depth, own = row + i % Depth; // neighbouring threads read neighbouring rows
            ulong word = 0;
            if (mask < end)
            {
                MaskPlace place = places[mask];
                if (place.Holds(strip, own)) word = words[place.Word(strip, own)];
            }
            tile[i % Depth * Pitch + i / Depth] = word;
        }
    }

    private static void Store(ArrayView<long> counts, int firstRow, int endRow, int columns, int a, int b, uint count)
    {
        if (a < endRow && b < columns) counts[(long)(a - firstRow) * columns + b] = count;
    }

    private static MaskPlace Enclose(ArrayView<MaskPlace> places, int first, int end)
    {
        int top = int.MaxValue, bottom = 0, left = int.MaxValue, right = 0;
        for (int i = first; i < IntrinsicMath.Min(first + Edge, end); i++)
        {
            MaskPlace place = places[i];
            if (place.Strips == 0) continue;
            top = IntrinsicMath.Min(top, place.Top);
            bottom = IntrinsicMath.Max(bottom, place.Bottom);
            left = IntrinsicMath.Min(left, place.First);
            right = IntrinsicMath.Max(right, place.End);
        }
        return right == 0 ? default : new MaskPlace(0, top, bottom - top, left, right - left);
    }

    private static MaskPlace Common(MaskPlace a, MaskPlace b)
    {
        int top = IntrinsicMath.Max(a.Top, b.Top), bottom = IntrinsicMath.Min(a.Bottom, b.Bottom);
        int left = IntrinsicMath.Max(a.First, b.First), right = IntrinsicMath.Min(a.End, b.End);
        return bottom <= top || right <= left ? default : new MaskPlace(0, top, bottom - top, left, right - left);
    }
}
