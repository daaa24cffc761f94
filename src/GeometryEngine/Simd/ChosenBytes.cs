using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace GeometryEngine;

/// <summary>Moves bytes of a word together or apart: what registers do that cannot do it themselves.</summary>
internal static class ChosenBytes
{
    private const ulong HighBits = 0x8080808080808080;

    /// <summary>Writes the bytes chosen, side by side, and bytes behind them that are undefined: 8 in all.</summary>
    /// <param name="word">The bytes.</param>
    /// <param name="chosen">The highest bit of each byte says whether it is.</param>
    /// <param name="destination">Receives them.</param>
    /// <param name="index">Where the first one goes.</param>
    /// <returns>The index behind the last.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Store(ulong word, ulong chosen, Span<byte> destination, int index)
    {
        ulong flags = chosen & HighBits, mask = (flags >> 7) * 0xFF;
        ulong together = Bmi2.X64.IsSupported ? Bmi2.X64.ParallelBitExtract(word, mask) : Gather(word, mask);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[index..], together);
        return index + BitOperations.PopCount(flags);
    }

    /// <summary>Moves the next bytes of a span to the bytes chosen of a word; the others are 0.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="index">Where the first one lies; becomes the index behind the last one taken.</param>
    /// <param name="chosen">Bit i says whether byte i takes one; higher bits do not matter.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Load(ReadOnlySpan<byte> source, ref int index, ulong chosen)
    {
        ulong together = BinaryPrimitives.ReadUInt64LittleEndian(source[index..]);
        index += BitOperations.PopCount(chosen & 0xFF);
        return Bmi2.X64.IsSupported
            ? Bmi2.X64.ParallelBitDeposit(together, Bmi2.X64.ParallelBitDeposit(chosen, HighBits >> 7) * 0xFF) : Scatter(together, chosen);
    }

    /// <summary>The bytes of a mask of whole bytes, side by side, without the instruction for it.</summary>
    internal static ulong Gather(ulong word, ulong mask)
    {
        ulong result = 0;
        for (int shift = 0; mask != 0; mask >>= 8, word >>= 8)
        {
            result |= (word & mask & 0xFF) << shift;
            shift += (int)(mask & 8);
        }
        return result;
    }

    /// <summary>The next bytes at the places chosen, without the instruction for it.</summary>
    internal static ulong Scatter(ulong together, ulong chosen)
    {
        ulong result = 0;
        for (int place = 0; place < 64; place += 8, chosen >>= 1)
        {
            if ((chosen & 1) == 0) continue;
            result |= (together & 0xFF) << place;
            together >>= 8;
        }
        return result;
    }
}
