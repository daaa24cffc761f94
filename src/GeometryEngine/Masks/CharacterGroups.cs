using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace GeometryEngine;

/// <summary>
/// Values of COCO's compressed form as up to 7 characters of a word, first one lowest: groups of 5 bits, low first, each plus 48, and plus 32
/// where more follow; the last one carries the sign. The highest byte of the word is free.
/// </summary>
internal static class CharacterGroups
{
    /// <summary>Most characters of one value: 33 bits with the sign fill 7 groups.</summary>
    public const int MaxLength = 7;

    /// <summary>The number of characters stands this many bits up in a written word.</summary>
    public const int LengthShift = 56;

    private const int GroupBits = 5;
    private const ulong FirstChars = 0x0030303030303030;
    private const ulong MoreFollow = 0x0020202020202020;
    private const ulong Groups = 0x001F1F1F1F1F1F1F;

    /// <summary>The characters of several values, and their number in the highest byte; those behind the last are without meaning.</summary>
    /// <param name="values">Values of 33 bits with their sign.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWords Write<TWords>(TWords values) where TWords : struct, IWordLanes<TWords>
    {
        // A group is needed for every 5 bits of the magnitude and one bit more, that of the sign.
        TWords further = Spread((values ^ values.SignFill()) << 1) >>> 8; // of each group, whether there is anything in those behind it
        further |= further >>> 8;
        further |= further >>> 16;
        further |= further >>> 32;
        TWords more = (further + TWords.Create(Groups)) & TWords.Create(MoreFollow);
        TWords length = more >>> 5; // bytes of 1, added up in the highest one
        length += length << 8;
        length += length << 16;
        length += length << 32;
        length = (length & TWords.Create(0xFFUL << LengthShift)) + TWords.Create(1UL << LengthShift);
        return ((Spread(values) & TWords.Create(Groups)) | more) + TWords.Create(FirstChars) + length;
    }

    /// <summary>The value of some characters.</summary>
    /// <param name="characters">8 characters, of which the first <paramref name="length"/> count.</param>
    /// <param name="length">Number of characters, 1 to <see cref="MaxLength"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Read(ulong characters, int length)
    {
        int unused = 64 - GroupBits * length;
        return (long)(Gather(characters - FirstChars) << unused) >> unused;
    }

    // The low 35 bits, 5 to a byte.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWords Spread<TWords>(TWords value) where TWords : struct, IWordLanes<TWords>
    {
        value = (value & TWords.Create(0xFFFFF)) | ((value & TWords.Create(0xFFFFF00000)) << 12);
        value = (value & TWords.Create(0x000003FF000003FF)) | ((value & TWords.Create(0x000FFC00000FFC00)) << 6);
        return (value & TWords.Create(0x001F001F001F001F)) | ((value & TWords.Create(0x03E003E003E003E0)) << 3);
    }

    // The low 5 bits of each byte, side by side.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Gather(ulong value)
    {
        if (Bmi2.X64.IsSupported) return Bmi2.X64.ParallelBitExtract(value, Groups);
        value &= Groups;
        value = (value & 0x001F001F001F001F) | (value & 0x1F001F001F001F00) >> 3;
        value = (value & 0x000003FF000003FF) | (value & 0x03FF000003FF0000) >> 6;
        return (value & 0xFFFFF) | (value & 0x000FFFFF00000000) >> 12;
    }
}
