namespace GeometryEngine.Formats.Tests;

public class RlePackTests
{
    private static readonly Gen<uint[]> Counts = Gen.UInt[1, 70_000].Array[1, 8].Select(Gen.Bool, (counts, startsSet) => startsSet ? [0, .. counts] : counts);

    [Fact]
    public void What_is_packed_is_unpacked() => Counts.Sample(counts =>
    {
        long pixels = counts.Sum(count => (long)count);
        Assert.True(RlePack.TryDecode(RlePack.Encode(counts), pixels, out ReadOnlySpan<uint> unpacked, out _));
        Assert.Equal(counts, unpacked.ToArray());
    });

    [Fact]
    public void Literal_values_and_runs_come_out_as_the_plain_algorithm_has_them() => Gen.Byte.Array[8, 400].Where(bytes => bytes.Length % 4 == 0).Sample(bytes =>
    {
        byte[] packed = PackPlainly(bytes);
        Assert.True(RlePack.TryDecode(packed, bytes.Length / 4, out ReadOnlySpan<uint> counts, out _));
        bool[] expected = [.. Enumerable.Range(0, bytes.Length / 4).Select(pixel => bytes[4 * pixel + 3] != 0)];
        var found = new List<bool>();
        for (int i = 0; i < counts.Length; i++) found.AddRange(Enumerable.Repeat(i % 2 == 1, (int)counts[i]));
        Assert.Equal(expected, found);
    });

    [Fact]
    public void Damage_is_told_and_does_no_harm() => Gen.Select(Counts, Gen.Int[0, 40], Gen.Byte).Sample((counts, at, value) =>
    {
        byte[] packed = RlePack.Encode(counts);
        packed[at % packed.Length] = value;
        if (RlePack.TryDecode(packed, counts.Sum(count => (long)count), out ReadOnlySpan<uint> unpacked, out RleDefect defect))
        {
            long sum = 0;
            foreach (uint count in unpacked) sum += count;
            Assert.Equal(counts.Sum(count => (long)count), sum);
        }
        else Assert.NotEmpty(defect.Found);
    });

    [Fact]
    public void A_part_of_the_pack_is_none()
    {
        byte[] packed = RlePack.Encode([5, 20_000, 3]);
        for (int length = 0; length < packed.Length - 1; length++) Assert.False(RlePack.TryDecode(packed.AsSpan(0, length), 20_008, out _, out _));
        Assert.False(RlePack.TryDecode(packed, 20_007, out _, out RleDefect defect));
        Assert.Equal("80032 packed values", defect.Found);
    }

    // thi.ng/rle-pack by its description: blocks of up to 256 values, literal where neighbours differ.
    private static byte[] PackPlainly(byte[] bytes)
    {
        var bits = new MsbBitWriter();
        bits.Write((uint)bytes.Length, 32);
        bits.Write(7, 5);
        foreach (uint size in (uint[])[3, 4, 8, 16]) bits.Write(size - 1, 4);
        for (int i = 0; i < bytes.Length;)
        {
            int run = 1;
            while (i + run < bytes.Length && bytes[i + run] == bytes[i] && run < 8) run++;
            bits.Write(run > 1 ? 1u : 0, 1);
            bits.Write(0, 2);
            bits.Write((uint)run - 1, 3);
            bits.Write(bytes[i], 8);
            i += run;
        }
        return bits.ToArray();
    }
}
