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
            int left = frame.First * Block, right = Math.Min(frame.End * Block, width);
            var value = TWords.Create(foreground * 0x0101010101010101UL);
            for (int row = frame.Top; row < bottom; row++)
            {
                int start = row * width, place = row - frame.Top;
                for (int column = left; column < right; column += Block, place += frame.Rows)
                {
                    // The last block of a row may reach into the next one, which is written afterwards.
                    if (start + column <= _pixels.Length - Block) Write(_pixels.Slice(start + column, Block), _mask.Words[place], value);
                    else WriteEnd(_pixels[(start + column)..], _mask.Words[place], value);
                }
                if (row + 1 < bottom) _pixels.Slice(start + right, width - right + left).Clear();
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
