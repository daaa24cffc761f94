using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GeometryEngine;

/// <summary>Four doubles.</summary>
internal readonly struct Doubles256(Vector256<double> value) : IDoubleLanes<Doubles256, Words256>
{
    // Added to a whole number below it, it leaves the number in the low bits of the sum.
    private const double TwoTo52 = 1L << 52;

    public static int Count => 4;

    public static Doubles256 Index => new(Vector256.Create(0.0, 1, 2, 3));

    public Vector256<double> Value => value;

    public static Doubles256 Create(double value) => new(Vector256.Create(value));

    public static Doubles256 Load(ReadOnlySpan<double> source, int index)
    {
        Throw.IfOutside(index, Count, source.Length);
        return new(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)index));
    }

    public void Store(Span<double> destination, int index)
    {
        Throw.IfOutside(index, Count, destination.Length);
        value.StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)index);
    }

    public Doubles256 Floor() => new(Vector256.Floor(value));

    public Doubles256 Ceiling() => new(Vector256.Ceiling(value));

    public Doubles256 Truncate() => new(Vector256.Truncate(value));

    public Doubles256 Abs() => new(Vector256.Abs(value));

    public Words256 ToWords() => new((value + Vector256.Create(TwoTo52)).AsUInt64() ^ Vector256.Create(TwoTo52).AsUInt64());

    public double Smallest() => new Doubles128(Vector128.MinNative(value.GetLower(), value.GetUpper())).Smallest();

    public static void Unzip(Doubles256 first, Doubles256 second, out Doubles256 even, out Doubles256 odd)
    {
        even = new(Avx2.Permute4x64(Avx.UnpackLow(first.Value, second.Value), 0b11_01_10_00));
        odd = new(Avx2.Permute4x64(Avx.UnpackHigh(first.Value, second.Value), 0b11_01_10_00));
    }

    public static Doubles256 Min(Doubles256 a, Doubles256 b) => new(Vector256.MinNative(a.Value, b.Value));

    public static Doubles256 Max(Doubles256 a, Doubles256 b) => new(Vector256.MaxNative(a.Value, b.Value));

    public static Words256 Less(Doubles256 a, Doubles256 b) => new(Vector256.LessThan(a.Value, b.Value).AsUInt64());

    public static Doubles256 Select(Words256 mask, Doubles256 a, Doubles256 b) => new(Vector256.ConditionalSelect(mask.Value.AsDouble(), a.Value, b.Value));

    public static Doubles256 operator +(Doubles256 a, Doubles256 b) => new(a.Value + b.Value);

    public static Doubles256 operator -(Doubles256 a, Doubles256 b) => new(a.Value - b.Value);

    public static Doubles256 operator *(Doubles256 a, Doubles256 b) => new(a.Value * b.Value);

    public static Doubles256 operator /(Doubles256 a, Doubles256 b) => new(a.Value / b.Value);
}
