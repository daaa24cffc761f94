using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GeometryEngine;

/// <content>Between bits and pixels, and across lanes.</content>
internal readonly partial struct Words256
{
    public static ulong NonZeroBytes(ReadOnlySpan<byte> source, int index)
    {
        Throw.IfOutside(index, 64, source.Length);
        ref byte first = ref MemoryMarshal.GetReference(source);
        Vector256<byte> low = Vector256.LoadUnsafe(ref first, (nuint)index), high = Vector256.LoadUnsafe(ref first, (nuint)index + 32);
        ulong lowZeros = Vector256.Equals(low, Vector256<byte>.Zero).ExtractMostSignificantBits();
        ulong highZeros = Vector256.Equals(high, Vector256<byte>.Zero).ExtractMostSignificantBits();
        return ~(highZeros << 32 | lowZeros);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 Spread(ulong bits, int pixelSize)
    {
        const ulong Next = 0x0101010101010101;
        Vector256<byte> place = pixelSize switch
        {
            1 => Vector256.Create(0, Next, 2 * Next, 3 * Next).AsByte(),
            2 => Vector256.Create(0, 0, Next, Next).AsByte(),
            _ => Vector256<byte>.Zero,
        };
        Vector256<byte> select = pixelSize switch
        {
            1 => Vector256.Create(0x8040201008040201).AsByte(),
            2 => Vector256.Create(Vector128.Create(0x0808040402020101, 0x8080404020201010)).AsByte(),
            _ => Vector256.Create(0x0202020201010101UL, 0x0808080804040404, 0x2020202010101010, 0x8080808040404040).AsByte(),
        };
        return new(Vector256.Equals(Avx2.Shuffle(Vector256.Create(bits).AsByte(), place) & select, select).AsUInt64());
    }

    public static Words256 LoadBytes(ReadOnlySpan<byte> source, int index)
    {
        Throw.IfOutside(index, 32, source.Length);
        return new(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)index).AsUInt64());
    }

    public void StoreBytes(Span<byte> destination, int index)
    {
        Throw.IfOutside(index, 32, destination.Length);
        value.AsByte().StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)index);
    }

    public unsafe void StreamBytes(Span<byte> destination, int index)
    {
        Throw.IfOutside(index, 32, destination.Length);
        value.AsByte().StoreAlignedNonTemporal((byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(destination)) + index);
    }

    public int StoreChosenBytes(Words256 chosen, Span<byte> destination, int index)
    {
        Throw.IfOutside(index, 32, destination.Length);
        int end = index;
        end = ChosenBytes.Store(value.GetElement(0), chosen.Value.GetElement(0), destination, end);
        end = ChosenBytes.Store(value.GetElement(1), chosen.Value.GetElement(1), destination, end);
        end = ChosenBytes.Store(value.GetElement(2), chosen.Value.GetElement(2), destination, end);
        end = ChosenBytes.Store(value.GetElement(3), chosen.Value.GetElement(3), destination, end);
        return end - index;
    }

    public static Words256 LoadToChosen(ReadOnlySpan<byte> source, int index, ulong chosen)
    {
        Throw.IfOutside(index, 32, source.Length);
        return new(Vector256.Create(
            ChosenBytes.Load(source, ref index, chosen), ChosenBytes.Load(source, ref index, chosen >> 8),
            ChosenBytes.Load(source, ref index, chosen >> 16), ChosenBytes.Load(source, ref index, chosen >> 24)));
    }

    public static Words256 Widen(ReadOnlySpan<uint> source, int index)
    {
        Throw.IfOutside(index, Count, source.Length);
        return new(Avx2.ConvertToVector256Int64(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)index)).AsUInt64());
    }

    public ulong ByteSignBits() => value.AsByte().ExtractMostSignificantBits();

    public uint SignBits() => value.ExtractMostSignificantBits();

    public Words256 Exchange(int distance) =>
        new(distance == 1 ? Vector256.Shuffle(value, Vector256.Create(1UL, 0, 3, 2)) : Vector256.Shuffle(value, Vector256.Create(2UL, 3, 0, 1)));

    public static Words256 LanesWith(int distance) =>
        new(distance == 1 ? Vector256.Create(0, ulong.MaxValue, 0, ulong.MaxValue) : Vector256.Create(0, 0, ulong.MaxValue, ulong.MaxValue));

    public Words256 RunningXor()
    {
        Vector256<ulong> running = value ^ (Avx2.Permute4x64(value, 0b10_01_00_00) & Vector256.Create(0, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue));
        return new(running ^ Avx2.Permute2x128(running, running, 0x08));
    }

    public Words256 Last() => new(Avx2.Permute4x64(value, 0xFF));

    public static Words256 Select(Words256 mask, Words256 a, Words256 b) => new(Vector256.ConditionalSelect(mask.Value, a.Value, b.Value));

    public static Words256 operator -(Words256 a, Words256 b) => new(a.Value - b.Value);

    public static Words256 operator <<(Words256 a, Words256 counts) => new(Avx2.ShiftLeftLogicalVariable(a.Value, counts.Value));

    public static Words256 operator >>>(Words256 a, Words256 counts) => new(Avx2.ShiftRightLogicalVariable(a.Value, counts.Value));
}
