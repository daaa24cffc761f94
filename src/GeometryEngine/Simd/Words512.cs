using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GeometryEngine;

/// <summary>Eight words.</summary>
internal readonly partial struct Words512(Vector512<ulong> value) : IWordLanes<Words512>
{
    public static int Count => 8;

    public Vector512<ulong> Value => value;

    public static Words512 Create(ulong value) => new(Vector512.Create(value));

    public static Words512 Load(ReadOnlySpan<ulong> source, int index)
    {
        Throw.IfOutside(index, Count, source.Length);
        return new(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)index));
    }

    public void Store(Span<ulong> destination, int index)
    {
        Throw.IfOutside(index, Count, destination.Length);
        value.StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)index);
    }

    // Per byte by a table of half bytes, then the bytes of each word added up: .NET 10 has no instruction for it.
    public Words512 PopCount()
    {
        Vector512<byte> low = Vector512.Create((byte)0x0F);
        // The bits of 0 .. 15, four times: as one constant, for the compiler would join four anew for each register.
        Vector512<byte> table = Vector512.Create(0x0302020102010100UL, 0x0403030203020201, 0x0302020102010100, 0x0403030203020201, 0x0302020102010100, 0x0403030203020201, 0x0302020102010100, 0x0403030203020201).AsByte();
        Vector512<byte> bytes = Avx512BW.Shuffle(table, value.AsByte() & low) + Avx512BW.Shuffle(table, (value >>> 4).AsByte() & low);
        return new(Avx512BW.SumAbsoluteDifferences(bytes, Vector512<byte>.Zero).AsUInt64());
    }

    public Words512 SignFill() => new(Vector512.ShiftRightArithmetic(value.AsInt64(), 63).AsUInt64());

    public ulong Sum() => Vector512.Sum(value);

    public bool IsZero() => value == Vector512<ulong>.Zero;

    public static Words512 operator &(Words512 a, Words512 b) => new(a.Value & b.Value);

    public static Words512 operator |(Words512 a, Words512 b) => new(a.Value | b.Value);

    public static Words512 operator ^(Words512 a, Words512 b) => new(a.Value ^ b.Value);

    public static Words512 operator ~(Words512 a) => new(~a.Value);

    public static Words512 operator +(Words512 a, Words512 b) => new(a.Value + b.Value);

    public static Words512 operator <<(Words512 a, int count) => new(a.Value << count);

    public static Words512 operator >>>(Words512 a, int count) => new(a.Value >>> count);
}
