using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GeometryEngine;

/// <summary>Two words.</summary>
internal readonly partial struct Words128(Vector128<ulong> value) : IWordLanes<Words128>
{
    public static int Count => 2;

    public Vector128<ulong> Value => value;

    public static Words128 Create(ulong value) => new(Vector128.Create(value));

    public static Words128 Load(ReadOnlySpan<ulong> source, int index)
    {
        Throw.IfOutside(index, Count, source.Length);
        return new(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)index));
    }

    public void Store(Span<ulong> destination, int index)
    {
        Throw.IfOutside(index, Count, destination.Length);
        value.StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)index);
    }

    // Per byte by a table of half bytes, then the bytes of each word added up: .NET 10 has no instruction for it.
    public Words128 PopCount()
    {
        Vector128<byte> low = Vector128.Create((byte)0x0F), table = Vector128.Create((byte)0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
        Vector128<byte> bytes = Vector128.Shuffle(table, value.AsByte() & low) + Vector128.Shuffle(table, (value >>> 4).AsByte() & low);
        if (Sse2.IsSupported) return new(Sse2.SumAbsoluteDifferences(bytes, Vector128<byte>.Zero).AsUInt64());
        Vector128<ulong> twos = (bytes.AsUInt64() & Vector128.Create(0x00FF00FF00FF00FFUL)) + (bytes.AsUInt64() >>> 8 & Vector128.Create(0x00FF00FF00FF00FFUL));
        Vector128<ulong> fours = twos + (twos >>> 16);
        return new((fours + (fours >>> 32)) & Vector128.Create(0xFFUL));
    }

    public Words128 SignFill() => new(Vector128.LessThan(value.AsInt64(), Vector128<long>.Zero).AsUInt64());

    public ulong Sum() => Vector128.Sum(value);

    public bool IsZero() => value == Vector128<ulong>.Zero;

    public static Words128 operator &(Words128 a, Words128 b) => new(a.Value & b.Value);

    public static Words128 operator |(Words128 a, Words128 b) => new(a.Value | b.Value);

    public static Words128 operator ^(Words128 a, Words128 b) => new(a.Value ^ b.Value);

    public static Words128 operator ~(Words128 a) => new(~a.Value);

    public static Words128 operator +(Words128 a, Words128 b) => new(a.Value + b.Value);

    public static Words128 operator <<(Words128 a, int count) => new(a.Value << count);

    public static Words128 operator >>>(Words128 a, int count) => new(a.Value >>> count);
}
