using GeometryEngine.TestSupport;

namespace GeometryEngine.Tests;

/// <summary>Bytes moved together and apart at every width, beside plain loops.</summary>
[EveryLevel]
public class ChosenByteTests
{
    [Fact]
    public void Chosen_bytes_are_stored_side_by_side() =>
        Gen.Select(Gen.Byte.Array[64], Gen.Byte.Array[64], Gen.Int[0, 3], Gen.Bool).Sample((bytes, chosen, index, atStart) =>
        {
            foreach (SimdLevel level in Levels.Here)
            {
                int size = (int)level / 8;
                byte[] expected = [.. bytes[..size].Where((_, i) => chosen[i] >= 0x80)];
                using var stored = new GuardedMemory<byte>(index + size, atStart);
                stored.Span.Fill(9);
                Assert.Equal(expected.Length, Simd.Run<Store, int>(new(bytes, chosen, stored.Span, index), level));
                Assert.Equal(expected, stored.Span.Slice(index, expected.Length));
                Assert.Equal(-1, stored.Span[..index].IndexOfAnyExcept((byte)9));
            }
        }, iter: 500);

    [Fact]
    public void Bytes_side_by_side_are_loaded_to_those_chosen() =>
        Gen.Select(Gen.Byte.Array[64 + 3], Gen.ULong, Gen.Int[0, 3], Gen.Bool).Sample((bytes, chosen, index, atStart) =>
        {
            foreach (SimdLevel level in Levels.Here)
            {
                int size = (int)level / 8, next = index;
                using var source = new GuardedMemory<byte>(bytes.AsSpan(0, index + size), atStart);
                byte[] expected = [.. Enumerable.Range(0, size).Select(i => (chosen >> i & 1) != 0 ? bytes[next++] : (byte)0)];
                Assert.Equal(expected, Simd.Run<Load, byte[]>(new(source.Span, index, chosen), level));
            }
        }, iter: 500);

    [Fact]
    public void Highest_bits_of_bytes_become_bits() =>
        Gen.Byte.Array[64].Sample(bytes =>
        {
            foreach (SimdLevel level in Levels.Here)
                Assert.Equal(bytes.Take((int)level / 8).Select(x => x >= 0x80), Simd.Run<Signs, bool[]>(new(bytes), level));
        }, iter: 300);

    [Fact]
    public void Without_the_instruction_words_come_out_the_same() =>
        Gen.Select(Gen.ULong, Gen.Byte).Sample((word, chosen) =>
        {
            byte[] bytes = BitConverter.GetBytes(word), together = new byte[8], apart = new byte[8];
            for (int i = 0, next = 0; i < 8; i++)
            {
                if ((chosen >> i & 1) == 0) continue;
                apart[i] = bytes[next];
                together[next++] = bytes[i];
            }
            ulong mask = 0;
            for (int i = 0; i < 8; i++)
                if ((chosen >> i & 1) != 0) mask |= 0xFFUL << 8 * i;
            Assert.Equal(BitConverter.ToUInt64(together), ChosenBytes.Gather(word, mask));
            Assert.Equal(BitConverter.ToUInt64(apart), ChosenBytes.Scatter(word, chosen));
        }, iter: 1000);

    private readonly ref struct Store(byte[] bytes, byte[] chosen, Span<byte> destination, int index) : IKernel<int>
    {
        private readonly Span<byte> _destination = destination;

        public int Run<TWords, TDoubles>()
            where TWords : struct, IWordLanes<TWords>
            where TDoubles : struct, IDoubleLanes<TDoubles, TWords> =>
            TWords.LoadBytes(bytes, 0).StoreChosenBytes(TWords.LoadBytes(chosen, 0), _destination, index);
    }

    private readonly ref struct Load(Span<byte> source, int index, ulong chosen) : IKernel<byte[]>
    {
        private readonly Span<byte> _source = source;

        public byte[] Run<TWords, TDoubles>()
            where TWords : struct, IWordLanes<TWords>
            where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
        {
            byte[] result = new byte[8 * TWords.Count];
            TWords.LoadToChosen(_source, index, chosen).StoreBytes(result, 0);
            return result;
        }
    }

    private readonly struct Signs(byte[] bytes) : IKernel<bool[]>
    {
        public bool[] Run<TWords, TDoubles>()
            where TWords : struct, IWordLanes<TWords>
            where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
        {
            ulong bits = TWords.LoadBytes(bytes, 0).ByteSignBits();
            return [.. Enumerable.Range(0, 8 * TWords.Count).Select(i => (bits >> i & 1) != 0)];
        }
    }
}
