using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GeometryEngine;

/// <content>Between bits and pixels, and across lanes.</content>
internal readonly partial struct Words512
{
    public static ulong NonZeroBytes(ReadOnlySpan<byte> source, int index)
    {
        Throw.IfOutside(index, 64, source.Length);
        Vector512<byte> bytes = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)index);
        return ~Vector512.Equals(bytes, Vector512<byte>.Zero).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 Spread(ulong bits, int pixelSize)
    {
        const ulong Next = 0x0101010101010101;
        Vector512<byte> place = pixelSize switch
        {
            1 => Vector512.Create(0, Next, 2 * Next, 3 * Next, 4 * Next, 5 * Next, 6 * Next, 7 * Next).AsByte(),
            2 => Vector512.Create(0, 0, Next, Next, 2 * Next, 2 * Next, 3 * Next, 3 * Next).AsByte(),
            _ => Vector512.Create(0, 0, 0, 0, Next, Next, Next, Next).AsByte(),
        };
        Vector512<byte> select = pixelSize switch
        {
            1 => Vector512.Create(0x8040201008040201).AsByte(),
            2 => Vector512.Create(Vector128.Create(0x0808040402020101, 0x8080404020201010)).AsByte(),
            _ => Vector512.Create(Vector256.Create(0x0202020201010101UL, 0x0808080804040404, 0x2020202010101010, 0x8080808040404040)).AsByte(),
        };
        return new(Vector512.Equals(Avx512BW.Shuffle(Vector512.Create(bits).AsByte(), place) & select, select).AsUInt64());
    }

    public static Words512 LoadBytes(ReadOnlySpan<byte> source, int index)
    {
        Throw.IfOutside(index, 64, source.Length);
        return new(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)index).AsUInt64());
    }

    public void StoreBytes(Span<byte> destination, int index)
    {
        Throw.IfOutside(index, 64, destination.Length);
        value.AsByte().StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)index);
    }

    public unsafe void StreamBytes(Span<byte> destination, int index)
    {
        Throw.IfOutside(index, 64, destination.Length);
        value.AsByte().StoreAlignedNonTemporal((byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(destination)) + index);
    }

    public int StoreChosenBytes(Words512 chosen, Span<byte> destination, int index)
    {
        Throw.IfOutside(index, 64, destination.Length);
        if (Avx512Vbmi2.IsSupported)
        {
            Vector512<byte> together = Avx512Vbmi2.Compress(Vector512<byte>.Zero, Vector512.LessThan(chosen.Value.AsSByte(), Vector512<sbyte>.Zero).AsByte(), value.AsByte());
            together.StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)index);
            return BitOperations.PopCount(chosen.Value.AsByte().ExtractMostSignificantBits());
        }
        int end = index;
        for (int i = 0; i < Count; i++) end = ChosenBytes.Store(value[i], chosen.Value[i], destination, end);
        return end - index;
    }

    public static Words512 LoadToChosen(ReadOnlySpan<byte> source, int index, ulong chosen)
    {
        Throw.IfOutside(index, 64, source.Length);
        if (Avx512Vbmi2.IsSupported)
        {
            Vector512<byte> together = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)index);
            return new(Avx512Vbmi2.Expand(Vector512<byte>.Zero, Spread(chosen, 1).Value.AsByte(), together).AsUInt64());
        }
        Words256 low = Words256.LoadToChosen(source, index, chosen);
        Words256 high = Words256.LoadToChosen(source, index + BitOperations.PopCount((uint)chosen), chosen >> 32);
        return new(Vector512.Create(low.Value, high.Value));
    }

    public static Words512 Widen(ReadOnlySpan<uint> source, int index)
    {
        Throw.IfOutside(index, Count, source.Length);
        return new(Avx512F.ConvertToVector512UInt64(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)index)));
    }

    public ulong ByteSignBits() => value.AsByte().ExtractMostSignificantBits();

    public uint SignBits() => (uint)value.ExtractMostSignificantBits();

    public Words512 Exchange(int distance) => new(distance switch
    {
        1 => Vector512.Shuffle(value, Vector512.Create(1UL, 0, 3, 2, 5, 4, 7, 6)),
        2 => Vector512.Shuffle(value, Vector512.Create(2UL, 3, 0, 1, 6, 7, 4, 5)),
        _ => Vector512.Shuffle(value, Vector512.Create(4UL, 5, 6, 7, 0, 1, 2, 3)),
    });

    public static Words512 LanesWith(int distance) => new(distance switch
    {
        1 => Vector512.Create(Vector128.Create(0, ulong.MaxValue)),
        2 => Vector512.Create(Vector256.Create(0, 0, ulong.MaxValue, ulong.MaxValue)),
        _ => Vector512.Create(Vector256<ulong>.Zero, Vector256<ulong>.AllBitsSet),
    });

    public Words512 RunningXor()
    {
        Vector512<ulong> zero = Vector512<ulong>.Zero, running = value ^ Avx512F.AlignRight64(value, zero, 7);
        running ^= Avx512F.AlignRight64(running, zero, 6);
        return new(running ^ Avx512F.AlignRight64(running, zero, 4));
    }

    public Words512 Last() => new(Vector512.Shuffle(value, Vector512.Create(7UL)));

    public static Words512 Select(Words512 mask, Words512 a, Words512 b) => new(Vector512.ConditionalSelect(mask.Value, a.Value, b.Value));

    public static Words512 operator -(Words512 a, Words512 b) => new(a.Value - b.Value);

    public static Words512 operator <<(Words512 a, Words512 counts) => new(Avx512F.ShiftLeftLogicalVariable(a.Value, counts.Value));

    public static Words512 operator >>>(Words512 a, Words512 counts) => new(Avx512F.ShiftRightLogicalVariable(a.Value, counts.Value));
}
