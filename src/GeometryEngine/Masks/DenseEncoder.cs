using System.Buffers;

namespace GeometryEngine;

/// <summary>Reads the runs of a mask off an image of bytes, where anything but 0 is foreground.</summary>
internal static class DenseEncoder
{
    private const int Block = 64; // pixels of a word

    /// <summary>The mask of an image in either order.</summary>
    public static Rle Encode(ReadOnlySpan<byte> pixels, int height, int width, PixelOrder order)
    {
        RunBuilder runs = RunBuilder.OfThread();
        bool oneLine = height <= 1 || width <= 1; // both orders are one
        if (order == PixelOrder.RowMajor && !oneLine) Simd.Run<RowKernel, int>(new(pixels, height, width, runs));
        else Simd.Run<ColumnKernel, int>(new(pixels, runs));
        return runs.ToRle(height, width);
    }

    // The last pixels, as if background followed.
    private static ulong Rest<TWords>(ReadOnlySpan<byte> pixels) where TWords : struct, IWordLanes<TWords>
    {
        Span<byte> block = stackalloc byte[Block];
        block.Clear();
        pixels.CopyTo(block);
        return TWords.NonZeroBytes(block, 0);
    }

    private readonly ref struct ColumnKernel(ReadOnlySpan<byte> pixels, RunBuilder runs) : IKernel<int>
    {
        private readonly ReadOnlySpan<byte> _pixels = pixels;

        public int Run<TWords, TDoubles>()
            where TWords : struct, IWordLanes<TWords>
            where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
        {
            ulong last = 0; // the pixel before, as a bit
            int i = 0;
            for (; i <= _pixels.Length - 4 * Block; i += 4 * Block)
            {
                ulong a = TWords.NonZeroBytes(_pixels, i), b = TWords.NonZeroBytes(_pixels, i + Block);
                ulong c = TWords.NonZeroBytes(_pixels, i + 2 * Block), d = TWords.NonZeroBytes(_pixels, i + 3 * Block);
                ulong edgesA = a ^ (a << 1 | last), edgesB = b ^ (b << 1 | a >> 63), edgesC = c ^ (c << 1 | b >> 63), edgesD = d ^ (d << 1 | c >> 63);
                last = d >> 63;
                if ((edgesA | edgesB | edgesC | edgesD) == 0) continue;
                runs.Toggle(edgesA, (uint)i);
                runs.Toggle(edgesB, (uint)(i + Block));
                runs.Toggle(edgesC, (uint)(i + 2 * Block));
                runs.Toggle(edgesD, (uint)(i + 3 * Block));
            }
            for (; i <= _pixels.Length; i += Block)
            {
                ulong bits = i <= _pixels.Length - Block ? TWords.NonZeroBytes(_pixels, i) : Rest<TWords>(_pixels[i..]);
                runs.Toggle(bits ^ (bits << 1 | last), (uint)i);
                last = bits >> 63;
            }
            return 0;
        }
    }

    private readonly ref struct RowKernel(ReadOnlySpan<byte> pixels, int height, int width, RunBuilder runs) : IKernel<int>
    {
        private readonly ReadOnlySpan<byte> _pixels = pixels;

        public int Run<TWords, TDoubles>()
            where TWords : struct, IWordLanes<TWords>
            where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
        {
            int strips = (width + Block - 1) / Block, rows = (height / Block + 1) * Block; // at least one empty row below
            ulong[] buffer = ArrayPool<ulong>.Shared.Rent(checked(strips * rows));
            for (int row = 0; row < height; row++) Pack<TWords>(_pixels.Slice(row * width), buffer, row, rows);
            for (int strip = 0; strip < strips; strip++)
            {
                Span<ulong> words = buffer.AsSpan(strip * rows, rows);
                words[height..].Clear();
                ColumnRuns.Append<TWords>(words, 0, strip * Block, height, runs);
            }
            ArrayPool<ulong>.Shared.Return(buffer);
            return 0;
        }

        // Bits of a row, each strip's word at its place in the strip. What follows the row may be read, and is cut off.
        private void Pack<TWords>(ReadOnlySpan<byte> pixels, Span<ulong> words, int row, int rows) where TWords : struct, IWordLanes<TWords>
        {
            int column = 0, place = row;
            for (; column <= width - Block; column += Block, place += rows) words[place] = TWords.NonZeroBytes(pixels, column);
            if (column == width) return;
            ulong bits = pixels.Length - column >= Block ? TWords.NonZeroBytes(pixels, column) : Rest<TWords>(pixels[column..]);
            words[place] = bits & (1UL << (width - column)) - 1;
        }
    }
}
