using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GeometryEngine;

/// <content>Between bits and pixels, and across lanes.</content>
internal readonly partial struct Words128
{
    public static ulong NonZeroBytes(ReadOnlySpan<byte> source, int index)
    {
        Throw.IfOutside(index, 64, source.Length);
        ref byte first = ref MemoryMarshal.GetReference(source);
        ulong zeros = 0;
        for (int i = 0; i < 64; i += 16)
        {
            Vector128<byte> bytes = Vector128.LoadUnsafe(ref first, (nuint)(index + i));
            zeros |= (ulong)Vector128.Equals(bytes, Vector128<byte>.Zero).ExtractMostSignificantBits() << i;
        }
        return ~zeros;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 Spread(ulong bits, int pixelSize)
    {
        Vector128<byte> place = Vector128.Create(0, pixelSize == 1 ? 0x0101010101010101UL : 0).AsByte();
        Vector128<byte> select = pixelSize switch
        {
            1 => Vector128.Create(0x8040201008040201).AsByte(),
            2 => Vector128.Create(0x0808040402020101, 0x8080404020201010).AsByte(),
            _ => Vector128.Create(0x0202020201010101UL, 0x0808080804040404).AsByte(),
        };
        return new(Vector128.Equals(Vector128.ShuffleNative(Vector128.Create(bits).AsByte(), place) & select, select).AsUInt64());
    }

    public static Words128 LoadBytes(ReadOnlySpan<byte> source, int index)
    {
        Throw.IfOutside(index, 16, source.Length);
        return new(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)index).AsUInt64());
    }

    public void StoreBytes(Span<byte> destination, int index)
    {
        Throw.IfOutside(index, 16, destination.Length);
        value.AsByte().StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)index);
    }

    public unsafe void StreamBytes(Span<byte> destination, int index)
    {
        Throw.IfOutside(index, 16, destination.Length);
        value.AsByte().StoreAlignedNonTemporal((byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(destination)) + index);
    }

    public int StoreChosenBytes(Words128 chosen, Span<byte> destination, int index)
    {
        Throw.IfOutside(index, 16, destination.Length);
        int end = index;
        end = ChosenBytes.Store(value.GetElement(0), chosen.Value.GetElement(0), destination, end);
        end = ChosenBytes.Store(value.GetElement(1), chosen.Value.GetElement(1), destination, end);
        return end - index;
    }

    public static Words128 LoadToChosen(ReadOnlySpan<byte> source, int index, ulong chosen)
    {
        Throw.IfOutside(index, 16, source.Length);
        return new(Vector128.Create(ChosenBytes.Load(source, ref index, chosen), ChosenBytes.Load(source, ref index, chosen >> 8)));
    }

    public static Words128 Widen(ReadOnlySpan<uint> source, int index)
    {
        Throw.IfOutside(index, Count, source.Length);
        return new(Vector128.Create((ulong)source[index], source[index + 1]));
    }

    public ulong ByteSignBits() => value.AsByte().ExtractMostSignificantBits();

    public uint SignBits() => value.ExtractMostSignificantBits();

    public Words128 Exchange(int distance) => new(Vector128.Shuffle(value, Vector128.Create(1UL, 0)));

    public static Words128 LanesWith(int distance) => new(Vector128.Create(0, ulong.MaxValue));

    public Words128 RunningXor() => new(value ^ Vector128.Create(Vector64<ulong>.Zero, value.GetLower()));

    public Words128 Last() => new(Vector128.Shuffle(value, Vector128.Create(1UL)));

    public static Words128 Select(Words128 mask, Words128 a, Words128 b) => new(Vector128.ConditionalSelect(mask.Value, a.Value, b.Value));

    public static Words128 operator -(Words128 a, Words128 b) => new(a.Value - b.Value);

    public static Words128 operator <<(Words128 a, Words128 counts) =>
        new(Vector128.Create(a.Value[0] << (int)counts.Value[0], a.Value[1] << (int)counts.Value[1]));

    public static Words128 operator >>>(Words128 a, Words128 counts) =>
        new(Vector128.Create(a.Value[0] >>> (int)counts.Value[0], a.Value[1] >>> (int)counts.Value[1]));
}
