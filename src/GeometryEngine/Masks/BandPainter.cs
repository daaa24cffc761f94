using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GeometryEngine;

/// <summary>Paints one band of the masks of a scene, and leaves all other pixels as they are.</summary>
internal static class BandPainter
{
    private const int Block = 64; // pixels of a word, and bytes of a line of the cache

    /// <summary>Paints a band.</summary>
    /// <param name="layers">The masks of the scene.</param>
    /// <param name="met">Which of them have rows of the band, the topmost first.</param>
    /// <param name="values">The value of each mask.</param>
    /// <param name="pixels">Pixels of 1, 2 or 4 bytes, row-major.</param>
    /// <param name="top">First row of the band.</param>
    /// <param name="place">Which pixel is the first of that row.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="covered">
    /// A word for each strip and row, all 0 where there is more than one mask: the pixels that are painted, strip by strip.
    /// </param>
    /// <param name="moved">Room for the words of one mask, and a strip more.</param>
    public static unsafe void Paint<TPixel>(
        ReadOnlySpan<SceneLayer> layers, ReadOnlySpan<int> met, ReadOnlySpan<TPixel> values, Span<TPixel> pixels, int top, int place, int width,
        Span<ulong> covered, Span<ulong> moved)
        where TPixel : unmanaged, IBinaryInteger<TPixel>
    {
        // Where the pixels lie tells where lines of the cache begin, and what is streamed must not move.
        fixed (TPixel* first = pixels)
        {
            int into = (int)((nuint)first % Block) / sizeof(TPixel);
            Simd.Run<Kernel<TPixel>, int>(new Kernel<TPixel>
            {
                Layers = layers,
                Met = met,
                Values = values,
                Pixels = pixels,
                Top = top,
                Place = place,
                Width = width,
                Into = into,
                Covered = covered,
                Moved = moved,
                IsStreamed = (long)pixels.Length * sizeof(TPixel) >= Tuning.StreamedBytes,
            });
        }
    }

    // Words of bits are moved to where lines of the cache begin, row by row: a write across two lines takes several times as long.
    private ref struct Kernel<TPixel> : IKernel<int>
        where TPixel : unmanaged, IBinaryInteger<TPixel>
    {
        public required ReadOnlySpan<SceneLayer> Layers { get; init; }

        public required ReadOnlySpan<int> Met { get; init; }

        public required ReadOnlySpan<TPixel> Values { get; init; }

        public required Span<TPixel> Pixels { get; init; }

        public required int Top { get; init; }

        public required int Place { get; init; }

        public required int Width { get; init; }

        // How far into a line of the cache the first pixel lies.
        public required int Into { get; init; }

        public required Span<ulong> Covered { get; init; }

        public required Span<ulong> Moved { get; init; }

        public required bool IsStreamed { get; init; }

        private static int PixelsOfLine => Block / Unsafe.SizeOf<TPixel>();

        public int Run<TWords, TDoubles>()
            where TWords : struct, IWordLanes<TWords>
            where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
        {
            Span<ulong> shifts = stackalloc ulong[BitFrame.RowStep];
            for (int i = 0; i < shifts.Length; i++) shifts[i] = (ulong)(Into + Place + (long)i * Width) % (ulong)PixelsOfLine;
            for (int row = 0; row < BitFrame.RowStep; row += TWords.Count)
            {
                foreach (int layer in Met)
                {
                    TWords up = TWords.Load(shifts, row);
                    int words = Layers[layer].Marks is null ? Move(in Layers[layer], row, up) : MoveMarked(in Layers[layer], row, up);
                    if (words > 0) Write(Layers[layer].Frame.First, row, words, shifts.Slice(row, TWords.Count), Repeated<TWords>(Values[layer]));
                }
            }
            return 0;
        }

        // Empty where there is no other mask to cover.
        private readonly Span<ulong> CoveredFrom(int strip) => Met.Length > 1 ? Covered[(strip * BitFrame.RowStep)..] : default;

        // What was not covered before of some pixels, which are so from now on.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TWords Uncovered<TWords>(TWords own, Span<ulong> covered, int place) where TWords : struct, IWordLanes<TWords>
        {
            TWords others = TWords.Load(covered, place);
            (own | others).Store(covered, place);
            return own & ~others;
        }

        // What none above a mask has of some of its rows, moved; strip by strip, and one strip more. Returns the number of words; 0 when all are 0.
        [MethodImpl(MethodImplOptions.NoInlining)]
        private readonly int Move<TWords>(in SceneLayer layer, int row, TWords up) where TWords : struct, IWordLanes<TWords>
        {
            ReadOnlySpan<ulong> words = layer.Words;
            Span<ulong> covered = CoveredFrom(layer.Frame.First), moved = Moved;
            int place = layer.PlaceOf(Top) + row, above = row, to = 0;
            TWords down = TWords.Create(Block - 1) - up, inside = default, before = default, any = default;
            for (int strip = layer.Frame.Strips; strip > 0; strip--)
            {
                TWords own = TWords.Load(words, place);
                if (layer.IsToggles)
                {
                    own = RowFill.Running(own) ^ inside;
                    inside = own.SignFill();
                }
                if (!covered.IsEmpty) own = Uncovered(own, covered, above);
                any |= own;
                ((own << up) | (before >>> 1 >>> down)).Store(moved, to);
                before = own;
                place += layer.StripStep;
                above += BitFrame.RowStep;
                to += TWords.Count;
            }
            (before >>> 1 >>> down).Store(moved, to);
            return any.IsZero() ? 0 : to + TWords.Count;
        }

        // The same of toggles that are marked, since they are few: between them, a row goes on as it is.
        [MethodImpl(MethodImplOptions.NoInlining)]
        private readonly int MoveMarked<TWords>(in SceneLayer layer, int row, TWords up) where TWords : struct, IWordLanes<TWords>
        {
            ReadOnlySpan<ulong> words = layer.Words.AsSpan(layer.PlaceOf(Top));
            ReadOnlySpan<byte> marks = layer.Marks.AsSpan(layer.PlaceOf(Top) / BitFrame.RowStep);
            Span<ulong> covered = CoveredFrom(layer.Frame.First), moved = Moved;
            int to = 0;
            ulong marked = 0;
            TWords down = TWords.Create(Block - 1) - up, inside = default, before = default, any = default;
            for (int strip = 0; strip < layer.Frame.Strips; strip++, to += TWords.Count, marked >>= 1)
            {
                if (strip % SceneLayer.MarkPadding == 0) marked = TWords.NonZeroBytes(marks, strip);
                TWords own = inside;
                if ((marked & 1) != 0)
                {
                    own ^= RowFill.Running(TWords.Load(words, strip * BitFrame.RowStep + row));
                    inside = own.SignFill();
                }
                TWords seen = covered.IsEmpty ? own : Uncovered(own, covered, strip * BitFrame.RowStep + row);
                any |= seen;
                ((seen << up) | (before >>> 1 >>> down)).Store(moved, to);
                before = seen;
            }
            (before >>> 1 >>> down).Store(moved, to);
            return any.IsZero() ? 0 : to + TWords.Count;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private readonly void Write<TWords>(int strip, int row, int words, ReadOnlySpan<ulong> shifts, TWords value)
            where TWords : struct, IWordLanes<TWords>
        {
            ReadOnlySpan<ulong> moved = Moved[..words];
            long most = Pixels.Length - Block - (TWords.Count - 1) * (long)Width;
            long place = Place + (long)row * Width + strip * Block;
            for (int i = 0; i < moved.Length; i += TWords.Count, place += Block)
            {
                TWords bits = TWords.Load(moved, i);
                if (bits.IsZero()) continue;
                if (place < PixelsOfLine || place > most)
                {
                    WriteAtEnds(moved.Slice(i, TWords.Count), place, shifts, value);
                }
                else if (!(~bits).IsZero())
                {
                    WriteSome(moved.Slice(i, TWords.Count), (int)place, shifts, value);
                }
                else
                {
                    int blocks = Whole<TWords>(moved[i..], (int)((most - place) / Block) + 1);
                    WriteAll((int)place, blocks, shifts, value);
                    i += (blocks - 1) * TWords.Count;
                    place += (blocks - 1) * Block;
                }
            }
        }

        // How many registers from the first on are all ones, which that one is.
        private static int Whole<TWords>(ReadOnlySpan<ulong> bits, int most) where TWords : struct, IWordLanes<TWords>
        {
            int count = 1, end = Math.Min(most, bits.Length / TWords.Count);
            while (count < end && (~TWords.Load(bits, count * TWords.Count)).IsZero()) count++;
            return count;
        }

        // One row after the other: memory takes long pieces faster than lines of many rows by turns.
        [MethodImpl(MethodImplOptions.NoInlining)]
        private readonly void WriteAll<TWords>(int place, int blocks, ReadOnlySpan<ulong> shifts, TWords value) where TWords : struct, IWordLanes<TWords>
        {
            Span<TPixel> pixels = Pixels;
            for (int row = 0; row < TWords.Count; row++, place += Width)
            {
                Span<byte> line = MemoryMarshal.AsBytes(pixels.Slice(place - (int)shifts[row], blocks * Block));
                if (IsStreamed)
                    for (int i = 0; i < line.Length; i += 8 * TWords.Count) value.StreamBytes(line, i);
                else
                    for (int i = 0; i < line.Length; i += 8 * TWords.Count) value.StoreBytes(line, i);
            }
        }

        // All rows, even those without bits: which these are cannot be foreseen.
        private readonly void WriteSome<TWords>(ReadOnlySpan<ulong> bits, int place, ReadOnlySpan<ulong> shifts, TWords value)
            where TWords : struct, IWordLanes<TWords>
        {
            Span<TPixel> pixels = Pixels;
            for (int row = 0; row < TWords.Count; row++, place += Width)
                WriteSome(pixels.Slice(place - (int)shifts[row], Block), bits[row], value);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void WriteSome<TWords>(Span<TPixel> pixels, ulong bits, TWords value) where TWords : struct, IWordLanes<TWords>
        {
            Span<byte> bytes = MemoryMarshal.AsBytes(pixels);
            int size = Unsafe.SizeOf<TPixel>(), perRegister = 8 * TWords.Count / size;
            for (int pixel = 0; pixel < Block; pixel += perRegister)
            {
                var inside = TWords.Spread(bits >> pixel, size);
                TWords.Select(inside, value, TWords.LoadBytes(bytes, pixel * size)).StoreBytes(bytes, pixel * size);
            }
        }

        // Where a line may begin before the pixels, or end behind them.
        [MethodImpl(MethodImplOptions.NoInlining)]
        private readonly void WriteAtEnds<TWords>(ReadOnlySpan<ulong> bits, long place, ReadOnlySpan<ulong> shifts, TWords value)
            where TWords : struct, IWordLanes<TWords>
        {
            Span<TPixel> block = stackalloc TPixel[Block], pixels = Pixels;
            for (int row = 0; row < TWords.Count; row++, place += Width)
            {
                if (bits[row] == 0) continue;
                long start = place - (int)shifts[row];
                int first = (int)Math.Max(start, 0), end = (int)Math.Min(start + Block, pixels.Length);
                Span<TPixel> inside = block.Slice((int)(first - start), end - first);
                pixels[first..end].CopyTo(inside);
                WriteSome(block, bits[row], value);
                inside.CopyTo(pixels[first..end]);
            }
        }

        // The value as often as a register holds it.
        private static TWords Repeated<TWords>(TPixel value) where TWords : struct, IWordLanes<TWords> =>
            TWords.Create((ulong.CreateTruncating(value) & ulong.MaxValue >> 64 - 8 * Unsafe.SizeOf<TPixel>()) * Unsafe.SizeOf<TPixel>() switch
            {
                1 => 0x0101010101010101UL,
                2 => 0x0001000100010001UL,
                _ => 0x0000000100000001UL,
            });
    }
}
