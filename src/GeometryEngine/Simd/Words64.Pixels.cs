using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace GeometryEngine;

/// <content>Between bits and pixels.</content>
internal readonly partial struct Words64
{
    private const ulong Bytes = 0x0101010101010101;

    public static ulong NonZeroBytes(ReadOnlySpan<byte> source, int index)
    {
        ReadOnlySpan<byte> block = source.Slice(index, 64);
        ulong bits = 0;
        for (int i = 0; i < 64; i += 8) bits |= HighBits(BinaryPrimitives.ReadUInt64LittleEndian(block[i..])) << i;
        return bits;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words64 Spread(ulong bits, int pixelSize)
    {
        ulong select = pixelSize switch { 1 => 0x8040201008040201, 2 => 0x0808040402020101, _ => 0x0202020201010101 };
        return new((NonZero((bits & 0xFF) * Bytes & select) >> 7) * 0xFF);
    }

    public static Words64 LoadBytes(ReadOnlySpan<byte> source, int index) => new(BinaryPrimitives.ReadUInt64LittleEndian(source[index..]));

    public void StoreBytes(Span<byte> destination, int index) => BinaryPrimitives.WriteUInt64LittleEndian(destination[index..], value);

    public void StreamBytes(Span<byte> destination, int index) => StoreBytes(destination, index);

    public int StoreChosenBytes(Words64 chosen, Span<byte> destination, int index) =>
        ChosenBytes.Store(value, chosen.Value, destination, index) - index;

    public static Words64 LoadToChosen(ReadOnlySpan<byte> source, int index, ulong chosen) => new(ChosenBytes.Load(source, ref index, chosen));

    public static Words64 Widen(ReadOnlySpan<uint> source, int index) => new(source[index]);

    public ulong ByteSignBits() => Together(value & 0x80 * Bytes);

    public uint SignBits() => (uint)(value >> 63);

    public Words64 Exchange(int distance) => this;

    public static Words64 LanesWith(int distance) => default;

    public Words64 RunningXor() => this;

    public Words64 Last() => this;

    public static Words64 Select(Words64 mask, Words64 a, Words64 b) => new((mask.Value & a.Value) | (~mask.Value & b.Value));

    public static Words64 operator -(Words64 a, Words64 b) => new(a.Value - b.Value);

    public static Words64 operator <<(Words64 a, Words64 counts) => new(a.Value << (int)counts.Value);

    public static Words64 operator >>>(Words64 a, Words64 counts) => new(a.Value >>> (int)counts.Value);

    // The highest bit of each byte that is not 0.
    private static ulong NonZero(ulong bytes) => ((bytes & 0x7F * Bytes) + 0x7F * Bytes | bytes) & 0x80 * Bytes;

    // Bit i set where byte i is not 0.
    private static ulong HighBits(ulong bytes) => Together(NonZero(bytes));

    // Of bytes that are 0x80 or 0: the product brings the bits to the top byte, each to its place.
    private static ulong Together(ulong highBits) => (highBits >> 7) * 0x0102040810204080 >> 56;
}
