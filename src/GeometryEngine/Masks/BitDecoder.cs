using System.Runtime.CompilerServices;

namespace GeometryEngine;

/// <summary>Writes a mask as a whole image of bytes: every byte once, background as 0.</summary>
internal static class BitDecoder
{
    private const int Block = 64; // pixels of a word
    private const int StripsAtOnce = 32;

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
            Span<ulong> words = stackalloc ulong[StripsAtOnce * BitFrame.RowStep];
            int left = frame.First * Block, right = Math.Min(frame.End * Block, width), gap = width - right + left;
            var value = TWords.Create(foreground * 0x0101010101010101UL);
            for (int top = frame.Top; top < bottom; top += BitFrame.RowStep)
            {
                int rows = Math.Min(BitFrame.RowStep, bottom - top);
                // From right to left: the last block of a row may reach into the row below, which is written afterwards.
                for (int end = frame.End; end > frame.First; end -= StripsAtOnce)
                {
                    int first = Math.Max(end - StripsAtOnce, frame.First);
                    Take<TWords>(first, end, top, words);
                    for (int row = 0; row < rows; row++) WriteRow(_pixels[((top + row) * width + first * Block)..], words[row..], end - first, value);
                }
                for (int row = top; gap > 0 && row < Math.Min(top + rows, bottom - 1); row++) _pixels.Slice(row * width + right, gap).Clear();
            }
            return 0;
        }

        // Read before anything is written: a read may wait for a write to a place a multiple of 4 KiB away.
        private void Take<TWords>(int first, int end, int top, Span<ulong> words) where TWords : struct, IWordLanes<TWords>
        {
            for (int strip = first, to = 0; strip < end; strip++, to += BitFrame.RowStep)
            {
                ReadOnlySpan<ulong> rows = _mask.Words.Slice(_mask.Frame.Place(strip, top), BitFrame.RowStep);
                for (int i = 0; i < BitFrame.RowStep; i += TWords.Count) TWords.Load(rows, i).Store(words, to + i);
            }
        }

        // One after the other along the row, so that whole lines of the cache are written at once.
        [MethodImpl(MethodImplOptions.NoInlining)]
        private static void WriteRow<TWords>(Span<byte> pixels, ReadOnlySpan<ulong> words, int strips, TWords value) where TWords : struct, IWordLanes<TWords>
        {
            int inside = Math.Min(strips, pixels.Length / Block);
            for (int strip = 0; strip < inside; strip++) Write(pixels.Slice(strip * Block, Block), words[strip * BitFrame.RowStep], value);
            if (inside < strips) WriteEnd(pixels[(inside * Block)..], words[inside * BitFrame.RowStep], value);
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
