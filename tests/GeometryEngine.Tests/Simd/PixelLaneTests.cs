using System.Runtime.InteropServices;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Tests;

/// <summary>The operations of the lanes on pixels and across lanes, at every width, beside plain loops.</summary>
[EveryLevel]
public class PixelLaneTests
{
    private static readonly Gen<ulong> Word = Gen.OneOf(Gen.ULong, Gen.Const(0UL), Gen.Const(ulong.MaxValue), Gen.Int[0, 63].Select(bit => 1UL << bit));

    private static readonly Gen<byte> Pixel = Gen.OneOf(Gen.Const((byte)0), Gen.Const((byte)1), Gen.Const((byte)0x80), Gen.Byte);

    [Fact]
    public void Bytes_become_bits() =>
        Gen.Select(Pixel.Array[64 + 9], Gen.Int[0, 9]).Sample((bytes, index) =>
        {
            ulong expected = 0;
            for (int i = 0; i < 64; i++)
                if (bytes[index + i] != 0) expected |= 1UL << i;
            foreach (SimdLevel level in Levels.Here) Assert.Equal(expected, Simd.Run<Pack, ulong>(new(bytes, index), level));
        }, iter: 1000);

    [Fact]
    public void Bits_become_pixels_of_every_size() =>
        Word.Sample(bits =>
        {
            foreach (SimdLevel level in Levels.Here)
            {
                foreach (int size in new[] { 1, 2, 4 })
                {
                    byte[] found = Simd.Run<Unpack, byte[]>(new(bits, size), level);
                    Assert.Equal((int)level / 8, found.Length);
                    for (int i = 0; i < found.Length; i++) Assert.Equal((bits >> i / size & 1) != 0 ? 0xFF : 0, found[i]);
                }
            }
        }, iter: 1000);

    [Fact]
    public void Words_are_computed_and_exchanged_lane_by_lane() =>
        Gen.Select(Word.Array[8], Word.Array[8], Gen.UInt.Array[8]).Sample((a, b, numbers) =>
        {
            foreach (SimdLevel level in Levels.Here)
            {
                int lanes = (int)level / 64;
                ulong[][] found = Simd.Run<Operations, ulong[][]>(new(a, b, numbers), level);
                Assert.Equal(a.Zip(b, (x, y) => x - y), found[0]);
                Assert.Equal(numbers.Select(x => (ulong)x), found[1]);
                Assert.Equal(a.Select(x => x >> 63), found[2]);
                Assert.Equal(a.Select((_, i) => a[(i - i % lanes)..(i + 1)].Aggregate((x, y) => x ^ y)), found[11]);
                Assert.Equal(a.Select((_, i) => a[i - i % lanes + lanes - 1]), found[12]);
                Assert.Equal(a.Zip(b, (x, y) => (x & y) | (~x & ~y)), found[13]);
                Assert.Equal(a.Zip(b, (x, y) => x << (int)(y % 64)), found[9]);
                Assert.Equal(a.Zip(b, (x, y) => x >>> (int)(y % 64)), found[10]);
                for (int distance = 1; distance < lanes; distance *= 2)
                {
                    int operation = 3 + 2 * int.Log2(distance);
                    Assert.Equal(Enumerable.Range(0, 8).Select(lane => a[lane ^ distance]), found[operation]);
                    Assert.Equal(Enumerable.Range(0, 8).Select(lane => (lane & distance) != 0 ? ulong.MaxValue : 0), found[operation + 1]);
                }
            }
        }, iter: 500);

    [Fact]
    public void Loads_and_stores_stay_within_their_span()
    {
        foreach (SimdLevel level in Levels.Here)
        {
            int bytes = (int)level / 8;
            foreach (bool atStart in new[] { false, true })
            {
                using var pixels = new GuardedMemory<byte>(bytes + 3, atStart);
                using var block = new GuardedMemory<byte>(64 + 3, atStart);
                using var numbers = new GuardedMemory<uint>(bytes / 8 + 3, atStart);
                for (int index = 0; index <= 3; index++)
                    Assert.Equal(bytes, Simd.Run<Move, int>(new(pixels.Span, block.Span, numbers.Span, index), level));
            }
            foreach (int index in new[] { -1, 4, int.MinValue, int.MaxValue })
            {
                byte[] pixels = new byte[bytes + 3], block = new byte[64 + 3], large = new byte[200];
                uint[] numbers = new uint[bytes / 8 + 3], many = new uint[200];
                Assert.ThrowsAny<ArgumentException>(() => Simd.Run<Move, int>(new(pixels, large, many, index), level));
                Assert.ThrowsAny<ArgumentException>(() => Simd.Run<Move, int>(new(large, block, many, index), level));
                Assert.ThrowsAny<Exception>(() => Simd.Run<Move, int>(new(large, large, numbers, index), level));
            }
        }
    }

    [Fact]
    public void What_is_streamed_is_what_is_stored()
    {
        foreach (SimdLevel level in Levels.Here)
        {
            byte[] memory = GC.AllocateArray<byte>(4 * 64, pinned: true);
            int first = (int)(64 - (nuint)Marshal.UnsafeAddrOfPinnedArrayElement(memory, 0) % 64) % 64, bytes = (int)level / 8;
            Simd.Run<Stream, int>(new(memory, first + bytes), level);
            Assert.Equal(Enumerable.Range(0, memory.Length).Select(i => i >= first + bytes && i < first + 2 * bytes ? (byte)0xA5 : (byte)0), memory);
            Assert.ThrowsAny<ArgumentException>(() => Simd.Run<Stream, int>(new(memory, memory.Length - bytes + 1), level));
        }
    }

    private readonly struct Stream(byte[] memory, int index) : IKernel<int>
    {
        public int Run<TWords, TDoubles>()
            where TWords : struct, IWordLanes<TWords>
            where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
        {
            TWords.Create(0xA5A5A5A5A5A5A5A5).StreamBytes(memory, index);
            Interlocked.MemoryBarrier();
            return 0;
        }
    }

    private readonly struct Pack(byte[] bytes, int index) : IKernel<ulong>
    {
        public ulong Run<TWords, TDoubles>()
            where TWords : struct, IWordLanes<TWords>
            where TDoubles : struct, IDoubleLanes<TDoubles, TWords> => TWords.NonZeroBytes(bytes, index);
    }

    private readonly struct Unpack(ulong bits, int pixelSize) : IKernel<byte[]>
    {
        public byte[] Run<TWords, TDoubles>()
            where TWords : struct, IWordLanes<TWords>
            where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
        {
            var bytes = new byte[8 * TWords.Count];
            TWords.Spread(bits, pixelSize).StoreBytes(bytes, 0);
            Assert.Equal(bytes, MemoryMarshal.AsBytes(Stored(TWords.LoadBytes(bytes, 0))).ToArray());
            return bytes;
        }
    }

    private readonly struct Operations(ulong[] a, ulong[] b, uint[] numbers) : IKernel<ulong[][]>
    {
        public ulong[][] Run<TWords, TDoubles>()
            where TWords : struct, IWordLanes<TWords>
            where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
        {
            var results = new ulong[14][];
            for (int i = 0; i < results.Length; i++) results[i] = new ulong[a.Length];
            for (int i = 0; i < a.Length; i += TWords.Count)
            {
                TWords x = TWords.Load(a, i);
                (x - TWords.Load(b, i)).Store(results[0], i);
                TWords.Widen(numbers, i).Store(results[1], i);
                TWords counts = TWords.Load(b, i) & TWords.Create(63);
                x.RunningXor().Store(results[11], i);
                x.Last().Store(results[12], i);
                TWords.Select(x, TWords.Load(b, i), ~TWords.Load(b, i)).Store(results[13], i);
                (x << counts).Store(results[9], i);
                (x >>> counts).Store(results[10], i);
                for (int lane = 0; lane < TWords.Count; lane++) results[2][i + lane] = x.SignBits() >> lane & 1;
                for (int distance = 1, operation = 3; distance < TWords.Count; distance *= 2, operation += 2)
                {
                    x.Exchange(distance).Store(results[operation], i);
                    TWords.LanesWith(distance).Store(results[operation + 1], i);
                }
            }
            return results;
        }
    }

    private readonly ref struct Move(Span<byte> pixels, Span<byte> block, Span<uint> numbers, int index) : IKernel<int>
    {
        private readonly Span<byte> _pixels = pixels;
        private readonly Span<byte> _block = block;
        private readonly Span<uint> _numbers = numbers;

        public int Run<TWords, TDoubles>()
            where TWords : struct, IWordLanes<TWords>
            where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
        {
            TWords.LoadBytes(_pixels, index).StoreBytes(_pixels, index);
            Assert.Equal(0UL, TWords.NonZeroBytes(_block, index));
            Assert.True(TWords.Widen(_numbers, index).IsZero());
            return 8 * TWords.Count;
        }
    }

    private static ulong[] Stored<TWords>(TWords words) where TWords : struct, IWordLanes<TWords>
    {
        var stored = new ulong[TWords.Count];
        words.Store(stored, 0);
        return stored;
    }
}
