using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace GeometryEngine;

/// <summary>
/// Values of COCO's compressed form as up to 7 characters of a word, first one lowest: groups of 5 bits, low first, each plus 48, and plus 32
/// where more follow; the last one carries the sign.
/// </summary>
internal static class CharacterGroups
{
    /// <summary>Most characters of one value: 33 bits with the sign fill 7 groups.</summary>
    public const int MaxLength = 7;

    private const int GroupBits = 5;
    private const ulong FirstChars = 0x0030303030303030;
    private const ulong MoreFollow = 0x0020202020202020;
    private const ulong Each = 0x0000000100000001; // times a number: that number in both halves of a word
    private const ulong Groups = 0x001F1F1F1F1F1F1F;

    /// <summary>The characters of differences of two runs where all of them have at most two, which is the rule.</summary>
    /// <param name="runs">Runs, two to a word.</param>
    /// <param name="before">What is taken from each.</param>
    /// <param name="characters">Receives the characters of each run in its half of a word.</param>
    /// <param name="chosen">Receives in the highest bit of each byte whether it counts.</param>
    /// <returns>Whether all differences have 10 bits with their sign, and no run has 32.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryWritePairs<TWords>(TWords runs, TWords before, out TWords characters, out TWords chosen) where TWords : struct, IWordLanes<TWords>
    {
        // With the highest bit set in one number and clear in the other, no subtraction borrows from the number above.
        TWords sign = TWords.Create(Each * 0x80000000), half = TWords.Create(Each * 512);
        TWords shifted = (runs | sign) - before - (sign - half); // in [0, 1024) where the difference fits
        TWords value = shifted ^ half, ones = TWords.Create(Each), negative = (value >>> 9) & ones;
        TWords magnitude = value ^ ((negative << 10) - negative);
        TWords more = ((magnitude + TWords.Create(Each * 496)) >>> 9) & ones; // 16 and above have bits for a second group
        characters = ((value & TWords.Create(Each * 31)) | ((value & TWords.Create(Each * 0x3E0)) << 3) | (more << 5)) + TWords.Create(Each * 0x3030);
        chosen = (more << 15) | TWords.Create(Each * 0x80);
        return (((runs | before) & sign) | (shifted & TWords.Create(Each * ~1023U))).IsZero();
    }

    /// <summary>The characters of several values; those behind the last are without meaning.</summary>
    /// <param name="values">Values of 33 bits with their sign.</param>
    /// <param name="chosen">Receives in the highest bit of each byte whether it counts.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWords Write<TWords>(TWords values, out TWords chosen) where TWords : struct, IWordLanes<TWords>
    {
        // A group is needed for every 5 bits of the magnitude and one bit more, that of the sign.
        TWords further = Spread((values ^ values.SignFill()) << 1) >>> 8; // of each group, whether there is anything in those behind it
        further |= further >>> 8;
        further |= further >>> 16;
        further |= further >>> 32;
        TWords more = (further + TWords.Create(Groups)) & TWords.Create(MoreFollow);
        chosen = (more << 10) | TWords.Create(0x80); // a group counts where the one before has more to follow
        return ((Spread(values) & TWords.Create(Groups)) | more) + TWords.Create(FirstChars);
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
