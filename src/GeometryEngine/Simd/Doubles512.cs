using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GeometryEngine;

/// <summary>Eight doubles.</summary>
internal readonly struct Doubles512(Vector512<double> value) : IDoubleLanes<Doubles512, Words512>
{
    // Added to a whole number below it, it leaves the number in the low bits of the sum.
    private const double TwoTo52 = 1L << 52;

    public static int Count => 8;

    public static Doubles512 Index => new(Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7));

    public Vector512<double> Value => value;

    public static Doubles512 Create(double value) => new(Vector512.Create(value));

    public static Doubles512 Load(ReadOnlySpan<double> source, int index)
    {
        Throw.IfOutside(index, Count, source.Length);
        return new(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)index));
    }

    public void Store(Span<double> destination, int index)
    {
        Throw.IfOutside(index, Count, destination.Length);
        value.StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)index);
    }

    public Doubles512 Floor() => new(Vector512.Floor(value));

    public Doubles512 Ceiling() => new(Vector512.Ceiling(value));

    public Doubles512 Truncate() => new(Vector512.Truncate(value));

    public Doubles512 Abs() => new(Vector512.Abs(value));

    public Words512 ToWords() => new((value + Vector512.Create(TwoTo52)).AsUInt64() ^ Vector512.Create(TwoTo52).AsUInt64());

    public double Smallest() => new Doubles256(Vector256.MinNative(value.GetLower(), value.GetUpper())).Smallest();

    public static void Unzip(Doubles512 first, Doubles512 second, out Doubles512 even, out Doubles512 odd)
    {
        even = new(Avx512F.PermuteVar8x64x2(first.Value, Vector512.Create(0L, 2, 4, 6, 8, 10, 12, 14), second.Value));
        odd = new(Avx512F.PermuteVar8x64x2(first.Value, Vector512.Create(1L, 3, 5, 7, 9, 11, 13, 15), second.Value));
    }

    public static Doubles512 Min(Doubles512 a, Doubles512 b) => new(Vector512.MinNative(a.Value, b.Value));

    public static Doubles512 Max(Doubles512 a, Doubles512 b) => new(Vector512.MaxNative(a.Value, b.Value));

    public static Words512 Less(Doubles512 a, Doubles512 b) => new(Vector512.LessThan(a.Value, b.Value).AsUInt64());

    public static Doubles512 Select(Words512 mask, Doubles512 a, Doubles512 b) => new(Vector512.ConditionalSelect(mask.Value.AsDouble(), a.Value, b.Value));

    public static Doubles512 operator +(Doubles512 a, Doubles512 b) => new(a.Value + b.Value);

    public static Doubles512 operator -(Doubles512 a, Doubles512 b) => new(a.Value - b.Value);

    public static Doubles512 operator *(Doubles512 a, Doubles512 b) => new(a.Value * b.Value);

    public static Doubles512 operator /(Doubles512 a, Doubles512 b) => new(a.Value / b.Value);
}
