using System.Runtime.InteropServices;

namespace GeometryEngine.Formats;

/// <summary>
/// The form in which Label Studio stores brush strokes: the RGBA bytes of the whole image, row by row, packed as thi.ng/rle-pack does, where a pixel
/// is marked when its alpha is not 0. Runs stay runs, so the cost goes with the packed length and not with the image.
/// </summary>
/// <remarks>
/// Bits, the highest of a byte first: 32 number of values, 5 bits of a value less 1, four times 4 bits of a length less 1; then blocks: 1 whether one value is
/// repeated, 2 which of the four lengths, the number of values less 1 in that many bits, and the value once or the values one by one.
/// </remarks>
internal static class RlePack
{
    private const int Channels = 4;
    private const int WordBits = 8;

    private static readonly int[] LengthBits = [3, 4, 8, 16]; // as Label Studio writes

    /// <summary>Unpacks a mask.</summary>
    /// <param name="packed">The packed bytes.</param>
    /// <param name="pixels">Pixels of the image.</param>
    /// <param name="counts">Run lengths of the mask row by row, zeros first; empty on failure.</param>
    /// <param name="defect">On failure, what was found and what is allowed.</param>
    public static bool TryDecode(ReadOnlySpan<byte> packed, long pixels, out ReadOnlySpan<uint> counts, out RleDefect defect)
    {
        var bits = new MsbBitReader(packed);
        var mask = new Mask();
        counts = [];
        if (!TryReadHead(ref bits, out uint values, out int wordBits, out int[] lengthBits))
        {
            defect = new RleDefect($"{packed.Length} bytes of packed runs", "a head of 53 bits and what it announces");
            return false;
        }
        defect = new RleDefect($"{values} packed values", $"{pixels * Channels}, {Channels} of each pixel");
        if (values != pixels * Channels) return false;
        for (long position = 0; position < values;)
        {
            if (!TryReadBlock(ref bits, wordBits, lengthBits, ref position, ref mask) || position > values)
            {
                defect = new RleDefect($"packed runs of {packed.Length} bytes that end at value {Math.Min(position, values)}", $"runs of exactly {values} values");
                return false;
            }
        }
        counts = CollectionsMarshal.AsSpan(mask.Counts);
        return true;
    }

    /// <summary>Packs a mask: all four channels are 255 where it is set and 0 elsewhere, as Label Studio's own converter writes.</summary>
    /// <param name="counts">Run lengths of the mask row by row, zeros first.</param>
    /// <exception cref="OverflowException">The mask has 2^30 pixels or more, which the form cannot hold.</exception>
    public static byte[] Encode(ReadOnlySpan<uint> counts)
    {
        long values = 0;
        foreach (uint count in counts) values += (long)count * Channels;
        var bits = new MsbBitWriter();
        bits.Write(checked((uint)values), 32);
        bits.Write(WordBits - 1, 5);
        foreach (int length in LengthBits) bits.Write((uint)length - 1, 4);
        for (int i = 0; i < counts.Length; i++) WriteRun(bits, (long)counts[i] * Channels, i % 2 == 1 ? byte.MaxValue : byte.MinValue);
        return bits.ToArray();
    }

    private static bool TryReadHead(ref MsbBitReader bits, out uint values, out int wordBits, out int[] lengthBits)
    {
        bool isWhole = bits.TryRead(32, out values) & bits.TryRead(5, out uint word);
        wordBits = (int)word + 1;
        lengthBits = new int[4];
        for (int i = 0; i < lengthBits.Length; i++)
        {
            isWhole &= bits.TryRead(4, out uint length);
            lengthBits[i] = (int)length + 1;
        }
        return isWhole;
    }

    private static bool TryReadBlock(ref MsbBitReader bits, int wordBits, int[] lengthBits, ref long position, ref Mask mask)
    {
        if (!bits.TryRead(1, out uint isRun) || !bits.TryRead(2, out uint which) || !bits.TryRead(lengthBits[which], out uint length)) return false;
        long end = position + length + 1;
        while (position < end)
        {
            if (!bits.TryRead(wordBits, out uint value)) return false;
            long next = isRun == 1 ? end : position + 1;
            mask.Add(value != 0, (uint)(next / Channels - position / Channels)); // alphas are the last of each 4
            position = next;
        }
        return true;
    }

    private static void WriteRun(MsbBitWriter bits, long length, byte value)
    {
        while (length > 0)
        {
            int which = 0;
            while (which < LengthBits.Length - 1 && length > 1 << LengthBits[which]) which++;
            long taken = Math.Min(length, 1 << LengthBits[which]);
            bits.Write(1, 1);
            bits.Write((uint)which, 2);
            bits.Write((uint)taken - 1, LengthBits[which]);
            bits.Write(value, WordBits);
            length -= taken;
        }
    }

    // Joins what is added to runs of 0 and 1, zeros first.
    private readonly struct Mask()
    {
        public List<uint> Counts { get; } = [0];

        public void Add(bool value, uint count)
        {
            if (count == 0) return;
            if (value != (Counts.Count % 2 == 0)) Counts.Add(0);
            Counts[^1] += count;
        }
    }
}
