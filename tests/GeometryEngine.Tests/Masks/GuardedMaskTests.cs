using System.Text;
using GeometryEngine.TestSupport;
using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Tests;

/// <summary>Kernels over memory that ends, or begins, at a page that nobody may touch.</summary>
[EveryLevel]
public class GuardedMaskTests
{
    private static readonly Gen<bool> AtStart = Gen.Bool;

    [Fact]
    public void Dense_masks_are_read_and_written_within_their_bytes() =>
        Gen.Select(Generators.SameSize(1), AtStart).Sample((masks, atStart) =>
        {
            Rle rle = NaiveMask.ToRle(masks[0]);
            foreach (PixelOrder order in Enum.GetValues<PixelOrder>())
            {
                byte[] bytes = NaiveMask.Bytes(masks[0], order);
                using var memory = new GuardedMemory<byte>(bytes, atStart);
                Assert.Equal(rle, Rle.Encode(memory.Span, rle.Height, rle.Width, order));
                memory.Span.Fill(9);
                rle.Decode(memory.Span, order);
                Assert.Equal(bytes, memory.Span);
            }
        }, iter: 1000);

    [Fact]
    public void Labels_are_painted_within_their_map() =>
        Gen.Select(Generators.SameSize(1), AtStart).Sample((masks, atStart) =>
        {
            Paint<byte>(masks[0], 255, atStart);
            Paint<ushort>(masks[0], 0x1234, atStart);
            Paint<uint>(masks[0], 0x12345678, atStart);
        }, iter: 500);

    [Fact]
    public void Strings_are_written_and_read_within_their_bytes() =>
        Gen.Select(Gen.OneOf(Gen.UInt, Gen.UInt[0, 40]).Array[0, 40], AtStart).Sample((counts, atStart) =>
        {
            byte[] text = Encoding.ASCII.GetBytes(RleString.Encode(counts));
            using var written = new GuardedMemory<byte>(text.Length, atStart);
            using var runs = new GuardedMemory<uint>(counts, atStart);
            Assert.Equal(text.Length, RleString.Encode(runs.Span, written.Span));
            Assert.Equal(text, written.Span);
            Assert.True(RleString.TryDecode(written.Span, out uint[]? read, out _));
            Assert.Equal(counts, read);
            using var room = new GuardedMemory<uint>(text.Length, atStart);
            Assert.True(RleString.TryDecode(written.Span, room.Span, out int count, out _));
            Assert.Equal(counts, room.Span[..count]);
            if (text.Length > 0) Assert.Throws<ArgumentException>(() => RleString.TryDecode(text, new uint[text.Length - 1], out _, out _));
            if (text.Length > 0) Assert.Throws<ArgumentException>(() => RleString.Encode(counts, new byte[text.Length - 1]));
        }, iter: 1000);

    [Fact]
    public void Bits_are_filled_and_counted_within_their_words() =>
        Gen.Select(Generators.SameSize(2), AtStart).Sample((masks, atStart) =>
        {
            var toggles = new ToggleBatch();
            toggles.Reset(masks[0].GetLength(0), masks[0].GetLength(1));
            foreach (bool[,] mask in masks) toggles.Add(NaiveMask.ToRle(mask));
            BitFrame frameA = BitFrame.Around(toggles.Bounds(0)), frameB = BitFrame.Around(toggles.Bounds(1));
            using GuardedMemory<ulong> wordsA = new((int)frameA.Words, atStart), wordsB = new((int)frameB.Words, atStart);
            wordsA.Span.Fill(ulong.MaxValue);
            BitFill.Fill(toggles[0], wordsA.Span, frameA);
            BitFill.Fill(toggles[1], wordsB.Span, frameB);
            Assert.Equal(NaiveMask.Area(masks[0]), BitCounts.Area(wordsA.Span));
            Assert.Equal(
                NaiveMask.Area(NaiveMask.Combine(masks[0], masks[1], (x, y) => x && y)),
                BitCounts.Intersection(new(wordsA.Span, frameA), new(wordsB.Span, frameB)));
        }, iter: 1000);

    private static void Paint<TLabel>(bool[,] mask, TLabel label, bool atStart)
        where TLabel : unmanaged, System.Numerics.IBinaryInteger<TLabel>
    {
        TLabel before = TLabel.CreateTruncating(77);
        using var memory = new GuardedMemory<TLabel>(mask.Length, atStart);
        memory.Span.Fill(before);
        NaiveMask.ToRle(mask).Paint(memory.Span, label);
        Assert.Equal(mask.Cast<bool>().Select(inside => inside ? label : before), memory.Span.ToArray());
    }
}
