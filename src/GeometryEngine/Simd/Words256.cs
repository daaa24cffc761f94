using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GeometryEngine;

/// <summary>Four words.</summary>
internal readonly partial struct Words256(Vector256<ulong> value) : IWordLanes<Words256>
{
    public static int Count => 4;

    public Vector256<ulong> Value => value;

    public static Words256 Create(ulong value) => new(Vector256.Create(value));

    public static Words256 Load(ReadOnlySpan<ulong> source, int index)
    {
        Throw.IfOutside(index, Count, source.Length);
        return new(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)index));
    }

    public void Store(Span<ulong> destination, int index)
    {
        Throw.IfOutside(index, Count, destination.Length);
        value.StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)index);
    }

    // Per byte by a table of half bytes, then the bytes of each word added up: .NET 10 has no instruction for it.
    public Words256 PopCount()
    {
        Vector256<byte> low = Vector256.Create((byte)0x0F);
        // The bits of 0 .. 15, twice: as one constant, for the compiler would join two anew for each register.
        Vector256<byte> table = Vector256.Create(0x0302020102010100UL, 0x0403030203020201, 0x0302020102010100, 0x0403030203020201).AsByte();
        Vector256<byte> bytes = Avx2.Add(Avx2.Shuffle(table, value.AsByte() & low), Avx2.Shuffle(table, (value >>> 4).AsByte() & low));
        return new(Avx2.SumAbsoluteDifferences(bytes, Vector256<byte>.Zero).AsUInt64());
    }

    public Words256 SignFill() => new(Vector256.LessThan(value.AsInt64(), Vector256<long>.Zero).AsUInt64());

    public ulong Sum() => Vector256.Sum(value);

    public bool IsZero() => value == Vector256<ulong>.Zero;

    public static Words256 operator &(Words256 a, Words256 b) => new(a.Value & b.Value);

    public static Words256 operator |(Words256 a, Words256 b) => new(a.Value | b.Value);

    public static Words256 operator ^(Words256 a, Words256 b) => new(a.Value ^ b.Value);

    public static Words256 operator ~(Words256 a) => new(~a.Value);

    public static Words256 operator +(Words256 a, Words256 b) => new(a.Value + b.Value);

    public static Words256 operator <<(Words256 a, int count) => new(a.Value << count);

    public static Words256 operator >>>(Words256 a, int count) => new(a.Value >>> count);
}
