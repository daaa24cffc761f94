namespace GeometryEngine;

/// <summary>Writes a mask as a whole image of bytes: every byte once, background as 0.</summary>
internal static class BitDecoder
{
    private const int Block = 64; // pixels of a word

    /// <summary>Writes a mask as a row-major image.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="pixels">Receives height * width bytes.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="foreground">The byte of foreground pixels.</param>
    public static void Decode(BitView mask, Span<byte> pixels, int height, int width, byte foreground)
    {
        BitFrame frame = mask.Frame;
        int bottom = Math.Min(frame.Bottom, height), left = frame.First * Block, right = Math.Min(frame.End * Block, width);
        if (frame.IsEmpty || frame.Top >= bottom || left >= right)
        {
            pixels.Clear();
            return;
        }
        pixels[..(frame.Top * width + left)].Clear();
        Simd.Run<Kernel, int>(new(mask, pixels, bottom, width, foreground));
        pixels[((bottom - 1) * width + right)..].Clear();
    }

    private readonly ref struct Kernel(BitView mask, Span<byte> pixels, int bottom, int width, byte foreground) : IKernel<int>
    {
        private readonly BitView _mask = mask;
        private readonly Span<byte> _pixels = pixels;

        public int Run<TWords, TDoubles>()
            where TWords : struct, IWordLanes<TWords>
            where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
        {
            BitFrame frame = _mask.Frame;
            ReadOnlySpan<ulong> all = _mask.Words;
            Span<byte> pixels = _pixels;
            Span<ulong> line = stackalloc ulong[BitFrame.RowStep];
            int left = frame.First * Block, right = Math.Min(frame.End * Block, width);
            var value = TWords.Create(foreground * 0x0101010101010101UL);
            for (int top = frame.Top; top < bottom; top += BitFrame.RowStep)
            {
                int end = Math.Min(top + BitFrame.RowStep, bottom);
                // From right to left: the last block of a row may reach into the rows below, which are written afterwards.
                for (int strip = frame.End - 1; strip >= frame.First; strip--)
                {
                    // Read before anything is written: a read may wait for a write to a place a multiple of 4 KiB away.
                    Span<ulong> words = line[..(end - top)];
                    all.Slice(frame.Place(strip, top), end - top).CopyTo(words);
                    for (int i = 0, start = top * width + strip * Block; i < words.Length; i++, start += width)
                    {
                        if (start <= pixels.Length - Block) Write(pixels.Slice(start, Block), words[i], value);
                        else WriteEnd(pixels[start..], words[i], value);
                    }
                }
                int gap = width - right + left;
                for (int row = top; gap > 0 && row < Math.Min(end, bottom - 1); row++) pixels.Slice(row * width + right, gap).Clear();
            }
            return 0;
        }

        private static void Write<TWords>(Span<byte> pixels, ulong bits, TWords value) where TWords : struct, IWordLanes<TWords>
        {
            for (int pixel = 0; pixel < Block; pixel += 8 * TWords.Count) (TWords.Spread(bits >> pixel, 1) & value).StoreBytes(pixels, pixel);
        }

        private static void WriteEnd<TWords>(Span<byte> pixels, ulong bits, TWords value) where TWords : struct, IWordLanes<TWords>
        {
            Span<byte> block = stackalloc byte[Block];
            Write(block, bits, value);
            block[..pixels.Length].CopyTo(pixels);
        }
    }
}
