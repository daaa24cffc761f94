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
        Simd.Run<Kernel<TPixel>, int>(new(mask, pixels, height, width, value));

    private readonly ref struct Kernel<TPixel>(BitView mask, Span<TPixel> pixels, int height, int width, TPixel value) : IKernel<int>
        where TPixel : unmanaged, IBinaryInteger<TPixel>
    {
        private const int Block = 64; // pixels of a word

        private readonly BitView _mask = mask;
        private readonly Span<TPixel> _pixels = pixels;

        public int Run<TWords, TDoubles>()
            where TWords : struct, IWordLanes<TWords>
            where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
        {
            BitFrame frame = _mask.Frame;
            var words = TWords.Create(Repeated());
            int bottom = Math.Min(frame.Bottom, height);
            for (int row = frame.Top; row < bottom; row++)
            {
                Span<TPixel> line = _pixels.Slice(row * width, width);
                int place = row - frame.Top;
                for (int column = frame.First * Block; column < frame.End * Block; column += Block, place += frame.Rows)
                {
                    ulong bits = _mask.Words[place];
                    if (bits == 0) continue;
                    if (column <= width - Block) Write(line.Slice(column, Block), bits, words);
                    else if (width >= Block) Write(line[^Block..], bits << (column - (width - Block)), words);
                    else WriteNarrow(line, bits, words);
                }
            }
            return 0;
        }

        private static void Write<TWords>(Span<TPixel> pixels, ulong bits, TWords value) where TWords : struct, IWordLanes<TWords>
        {
            Span<byte> bytes = MemoryMarshal.AsBytes(pixels);
            int size = Unsafe.SizeOf<TPixel>(), perRegister = 8 * TWords.Count / size;
            if (bits == ulong.MaxValue)
            {
                for (int pixel = 0; pixel < Block; pixel += perRegister) value.StoreBytes(bytes, pixel * size);
                return;
            }
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
