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
    public static void Decode(BitView mask, Span<byte> pixels, int height, int width, byte foreground) =>
        Decode(mask.Words, [], mask.Frame, pixels, height, width, foreground);

    /// <summary>Writes a mask that is toggles on columns as a row-major image.</summary>
    /// <param name="toggles">A bit for each toggle, as <see cref="PooledBands"/> has them; they become pixels.</param>
    /// <param name="frame">Where they lie.</param>
    /// <param name="pixels">Receives height * width bytes.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="foreground">The byte of foreground pixels.</param>
    public static void DecodeBands(Span<ulong> toggles, BitFrame frame, Span<byte> pixels, int height, int width, byte foreground) =>
        Decode([], toggles, frame, pixels, height, width, foreground);

    private static void Decode(
        ReadOnlySpan<ulong> strips, Span<ulong> bands, BitFrame frame, Span<byte> pixels, int height, int width, byte foreground)
    {
        int bottom = Math.Min(frame.Bottom, height), left = frame.First * Block, right = Math.Min(frame.End * Block, width);
        if (frame.IsEmpty || frame.Top >= bottom || left >= right)
        {
            pixels.Clear();
            return;
        }
        pixels[..(frame.Top * width + left)].Clear();
        Simd.Run<Kernel, int>(new(strips, bands, frame, pixels, bottom, width, foreground));
        pixels[((bottom - 1) * width + right)..].Clear();
    }

    // The words are strips of pixels, or bands of toggles.
    private readonly ref struct Kernel(
        ReadOnlySpan<ulong> strips, Span<ulong> bands, BitFrame frame, Span<byte> pixels, int bottom, int width, byte foreground) : IKernel<int>
    {
        private readonly ReadOnlySpan<ulong> _strips = strips;
        private readonly Span<ulong> _bands = bands;
        private readonly Span<byte> _pixels = pixels;

        public int Run<TWords, TDoubles>()
            where TWords : struct, IWordLanes<TWords>
            where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
        {
            var value = TWords.Create(foreground * 0x0101010101010101UL);
            int band = frame.Strips * BitFrame.RowStep;
            if (_bands.IsEmpty)
            {
                RunStrips(value);
                return 0;
            }
            for (int top = frame.Top, place = 0; top < bottom; top += BitFrame.RowStep, place += band)
            {
                Fill<TWords>(place, band);
                WriteRows(top, frame.First, frame.End, _bands.Slice(place, band), value);
                ClearGaps(top);
            }
            return 0;
        }

        private void RunStrips<TWords>(TWords value) where TWords : struct, IWordLanes<TWords>
        {
            Span<ulong> words = stackalloc ulong[StripsAtOnce * BitFrame.RowStep];
            for (int top = frame.Top; top < bottom; top += BitFrame.RowStep)
            {
                // From right to left: the last block of a row may reach into the row below, which is written afterwards.
                for (int end = frame.End; end > frame.First; end -= StripsAtOnce)
                {
                    int first = Math.Max(end - StripsAtOnce, frame.First);
                    Take<TWords>(first, end, top, words);
                    WriteRows(top, first, end, words, value);
                }
                ClearGaps(top);
            }
        }

        // A running XOR down the columns of a band, on from the last row of the one above, whose toggles are pixels by now.
        private void Fill<TWords>(int place, int band) where TWords : struct, IWordLanes<TWords>
        {
            Span<ulong> words = _bands;
            for (int word = place; word < place + band; word += BitFrame.RowStep)
            {
                TWords above = TWords.Create(place == 0 ? 0 : words[word - band + BitFrame.RowStep - 1]);
                for (int i = 0; i < BitFrame.RowStep; i += TWords.Count)
                {
                    TWords running = TWords.Load(words, word + i).RunningXor();
                    (running ^ above).Store(words, word + i);
                    above ^= running.Last();
                }
            }
        }

        private void WriteRows<TWords>(int top, int first, int end, ReadOnlySpan<ulong> words, TWords value) where TWords : struct, IWordLanes<TWords>
        {
            int rows = Math.Min(BitFrame.RowStep, bottom - top);
            for (int row = 0; row < rows; row++) WriteRow(_pixels[((top + row) * width + first * Block)..], words[row..], end - first, value);
        }

        // Between the end of a row and the next one's beginning.
        private void ClearGaps(int top)
        {
            int right = Math.Min(frame.End * Block, width), gap = width - right + frame.First * Block, end = Math.Min(top + BitFrame.RowStep, bottom - 1);
            for (int row = top; gap > 0 && row < end; row++) _pixels.Slice(row * width + right, gap).Clear();
        }

        // Read before anything is written: a read may wait for a write to a place a multiple of 4 KiB away.
        private void Take<TWords>(int first, int end, int top, Span<ulong> words) where TWords : struct, IWordLanes<TWords>
        {
            for (int strip = first, to = 0; strip < end; strip++, to += BitFrame.RowStep)
            {
                ReadOnlySpan<ulong> rows = _strips.Slice(frame.Place(strip, top), BitFrame.RowStep);
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
