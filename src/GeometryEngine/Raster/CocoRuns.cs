using System.Numerics;

namespace GeometryEngine;

/// <summary>
/// Runs of <see cref="RasterRule.Coco"/> straight from its toggles. They are put in order by turning over a bit for each, column after column,
/// and reading the bits off again.
/// </summary>
internal static class CocoRuns
{
    /// <summary>The runs of some rings, filled together.</summary>
    /// <param name="rings">The rings.</param>
    /// <param name="reach">Holds all toggles.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <returns>The runs, in the builder of this thread.</returns>
    public static RunBuilder Trace(RingSet rings, PixelBox reach, int height, int width)
    {
        // One row more than there are pixels: a column of pixels may end with a toggle below it.
        int words = (reach.Bottom - reach.Top) / 64 + 1, columns = reach.Right - reach.Left;
        Throw.IfNotBits(height, width, (long)words * columns);
        RasterMemory memory = RasterMemory.OfThread;
        ulong[] bits = memory.Bits((long)words * columns);
        memory.Toggles.Begin(bits, KeyLayout.Columns(reach.Left, reach.Top, words));
        CocoFill.Trace(rings, memory.Toggles, height, width);
        RunBuilder runs = RunBuilder.OfThread();
        uint first = (uint)reach.Left * (uint)height + (uint)reach.Top;
        // Only a toggle at the end of a column and one at the start of the next can be at one place.
        bool canCancel = reach.Top == 0 && reach.Bottom == height;
        if (canCancel) ReadCancelling(bits.AsSpan(0, words * columns), words, first, (uint)height, runs);
        else runs.Advance(Read(bits.AsSpan(0, words * columns), words, first, (uint)height, runs.Room(memory.Toggles.Total + 2)));
        bits.AsSpan(0, words * columns).Clear();
        return runs;
    }

    // Most words hold up to two toggles, in no order that a processor could foresee: two are written whether they are there or not.
    private static int Read(ReadOnlySpan<ulong> bits, int words, uint start, uint height, Span<uint> places)
    {
        int count = 0;
        for (; !bits.IsEmpty; bits = bits[words..], start += height)
        {
            uint place = start;
            foreach (ulong word in bits[..words])
            {
                ulong others = word & (word - 1);
                places[count] = place + (uint)BitOperations.TrailingZeroCount(word);
                count += word != 0 ? 1 : 0;
                places[count] = place + (uint)BitOperations.TrailingZeroCount(others);
                count += others != 0 ? 1 : 0;
                for (ulong rest = others & (others - 1); rest != 0; rest &= rest - 1)
                    places[count++] = place + (uint)BitOperations.TrailingZeroCount(rest);
                place += 64;
            }
        }
        return count;
    }

    private static void ReadCancelling(ReadOnlySpan<ulong> bits, int words, uint start, uint height, RunBuilder runs)
    {
        for (; !bits.IsEmpty; bits = bits[words..], start += height)
            for (int i = 0; i < words; i++) runs.Toggle(bits[i], start + 64 * (uint)i);
    }
}
