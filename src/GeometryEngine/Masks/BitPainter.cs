using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GeometryEngine;

/// <summary>Writes one value to the pixels of a mask, and leaves all others as they are.</summary>
internal static class BitPainter
{
    /// <summary>Paints a mask over a row-major image.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="pixels">height * width pixels of 1, 2 or 4 bytes.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="value">The value.</param>
    public static void Paint<TPixel>(BitView mask, Span<TPixel> pixels, int height, int width, TPixel value)
        where TPixel : unmanaged, IBinaryInteger<TPixel> =>
        Simd.Run<Kernel<TPixel>, int>(new(mask, pixels, width, value));

    private readonly ref struct Kernel<TPixel>(BitView mask, Span<TPixel> pixels, int width, TPixel value) : IKernel<int>
        where TPixel : unmanaged, IBinaryInteger<TPixel>
    {
        private const int Block = 64; // pixels of a word
        private const int RowsAtOnce = 8;

        private readonly BitView _mask = mask;
        private readonly Span<TPixel> _pixels = pixels;

        public int Run<TWords, TDoubles>()
            where TWords : struct, IWordLanes<TWords>
            where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
        {
            var value = TWords.Create(Repeated());
            BitFrame frame = _mask.Frame;
            // Strip after strip within a few rows: their words lie side by side, and the pixels are still at hand for the next strip.
            for (int top = 0; top < frame.Rows; top += RowsAtOnce)
                for (int strip = frame.First; strip < frame.End; strip++)
                    PaintRows(_mask.Strip(strip).Slice(top, Math.Min(RowsAtOnce, frame.Rows - top)), frame.Top + top, strip * Block, value);
            return 0;
        }

        // Methods of their own: as one, the compiler at times gives up on inlining the lanes, which then takes twice the time.
        [MethodImpl(MethodImplOptions.NoInlining)]
        private void PaintRows<TWords>(ReadOnlySpan<ulong> rows, int top, int column, TWords value) where TWords : struct, IWordLanes<TWords>
        {
            // The last block of a line begins before its strip does.
            int start = Math.Min(column, Math.Max(width - Block, 0)), shift = column - start;
            for (int row = 0; row < rows.Length; row += TWords.Count)
            {
                TWords words = TWords.Load(rows, row);
                if (words.IsZero()) continue;
                if ((~words).IsZero() && width >= Block)
                {
                    for (int i = 0; i < TWords.Count; i++) WriteAll(_pixels.Slice((top + row + i) * width + start, Block), value);
                    continue;
                }
                for (int i = row; i < row + TWords.Count; i++)
                {
                    if (rows[i] == 0) continue;
                    if (width >= Block) Write(_pixels.Slice((top + i) * width + start, Block), rows[i] << shift, value);
                    else WriteNarrow(_pixels.Slice((top + i) * width, width), rows[i], value);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void WriteAll<TWords>(Span<TPixel> pixels, TWords value) where TWords : struct, IWordLanes<TWords>
        {
            Span<byte> bytes = MemoryMarshal.AsBytes(pixels);
            for (int i = 0; i < Block * Unsafe.SizeOf<TPixel>(); i += 8 * TWords.Count) value.StoreBytes(bytes, i);
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static void Write<TWords>(Span<TPixel> pixels, ulong bits, TWords value) where TWords : struct, IWordLanes<TWords>
        {
            if (bits == ulong.MaxValue)
            {
                WriteAll(pixels, value);
                return;
            }
            Span<byte> bytes = MemoryMarshal.AsBytes(pixels);
            int size = Unsafe.SizeOf<TPixel>(), perRegister = 8 * TWords.Count / size;
            for (int pixel = 0; pixel < Block; pixel += perRegister)
            {
                var inside = TWords.Spread(bits >> pixel, size);
                ((inside & value) | (~inside & TWords.LoadBytes(bytes, pixel * size))).StoreBytes(bytes, pixel * size);
            }
        }

        private static void WriteNarrow<TWords>(Span<TPixel> line, ulong bits, TWords value) where TWords : struct, IWordLanes<TWords>
        {
            Span<TPixel> block = stackalloc TPixel[Block];
            line.CopyTo(block);
            Write(block, bits, value);
            block[..line.Length].CopyTo(line);
        }

        // The value as often as a word holds it.
        private ulong Repeated() => ulong.CreateTruncating(value) * Unsafe.SizeOf<TPixel>() switch
        {
            1 => 0x0101010101010101UL,
            2 => 0x0001000100010001UL,
            _ => 0x0000000100000001UL,
        };
    }
}
