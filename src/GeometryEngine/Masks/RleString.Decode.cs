using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace GeometryEngine;

public static partial class RleString
{
    private const int Block = 64; // characters looked at together

    /// <summary>Run lengths from a compressed string; groups that a shorter spelling would do without are accepted, as pycocotools does.</summary>
    /// <param name="text">ASCII characters.</param>
    /// <param name="counts">The run lengths; null on failure.</param>
    /// <param name="defect">On failure, why: a character outside '0' .. 'o', an end inside a run, or a run outside [0, 2^32 - 1].</param>
    public static bool TryDecode(ReadOnlySpan<byte> text, [NotNullWhen(true)] out uint[]? counts, out RleDefect defect)
    {
        byte[] padded = Padded(text.Length);
        text.CopyTo(padded);
        counts = Decode(padded, text.Length);
        ArrayPool<byte>.Shared.Return(padded);
        defect = counts is null ? RleStringDefect.Find(text) : default;
        return counts is not null;
    }

    /// <inheritdoc cref="TryDecode(ReadOnlySpan{byte}, out uint[], out RleDefect)"/>
    public static bool TryDecode(ReadOnlySpan<char> text, [NotNullWhen(true)] out uint[]? counts, out RleDefect defect)
    {
        byte[] padded = Padded(text.Length);
        bool ascii = Ascii.FromUtf16(text, padded, out _) == OperationStatus.Done;
        counts = ascii ? Decode(padded, text.Length) : null;
        ArrayPool<byte>.Shared.Return(padded);
        defect = counts is null ? RleStringDefect.Find(text) : default;
        return counts is not null;
    }

    // Room for a text and a block behind it, which holds characters that end a run.
    private static byte[] Padded(int length)
    {
        byte[] padded = ArrayPool<byte>.Shared.Rent(checked(length + Block));
        padded.AsSpan(length, Block).Fill((byte)'0');
        return padded;
    }

    // Null when anything is wrong, which is not worth telling apart here.
    private static uint[]? Decode(ReadOnlySpan<byte> padded, int length)
    {
        uint[] buffer = ArrayPool<uint>.Shared.Rent(length);
        int count = Decode(padded, length, buffer);
        uint[]? counts = count < 0 ? null : buffer.AsSpan(0, count).ToArray();
        ArrayPool<uint>.Shared.Return(buffer);
        return counts;
    }

    private static int Decode(ReadOnlySpan<byte> padded, int length, Span<uint> counts)
    {
        int count = 0, start = 0; // of the run at hand
        long before = 0, last = 0, differs = 0; // the two runs before it, but for the first, from which none differs
        long outside = 0, shortest = 0; // a bit or more above 32, a negative number: what is wrong is told apart later
        bool good = true;
        for (int block = 0; block < length; block += Block)
        {
            ulong ends = RunEnds(padded.Slice(block, Block), ref good);
            if (length - block < Block) ends &= (1UL << (length - block)) - 1;
            for (; ends != 0; ends &= ends - 1)
            {
                int end = block + BitOperations.TrailingZeroCount(ends) + 1, characters = end - start;
                long value = before + CharacterGroups.Read(BinaryPrimitives.ReadUInt64LittleEndian(padded[start..]), characters);
                outside |= value;
                shortest |= (long)MaxCharsPerCount - characters;
                (before, last, differs) = (last, value & differs, -1);
                counts[count++] = (uint)value;
                start = end;
            }
        }
        return good && (ulong)outside <= uint.MaxValue && shortest >= 0 && start == length ? count : -1;
    }

    // A bit for each character behind which a run ends.
    private static ulong RunEnds(ReadOnlySpan<byte> block, ref bool good)
    {
        ReadOnlySpan<Vector128<byte>> parts = MemoryMarshal.Cast<byte, Vector128<byte>>(block);
        Vector128<byte> first = Vector128.Create((byte)48), high = Vector128<byte>.Zero;
        ulong more = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            Vector128<byte> value = parts[i] - first;
            high |= value;
            more |= (ulong)(value << 2).ExtractMostSignificantBits() << 16 * i;
        }
        good &= (high & Vector128.Create((byte)0xC0)) == Vector128<byte>.Zero;
        return ~more;
    }
}
