using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GeometryEngine;

/// <summary>Two doubles.</summary>
internal readonly struct Doubles128(Vector128<double> value) : IDoubleLanes<Doubles128, Words128>
{
    // Added to a whole number below it, it leaves the number in the low bits of the sum.
    private const double TwoTo52 = 1L << 52;

    public static int Count => 2;

    public static Doubles128 Index => new(Vector128.Create(0.0, 1));

    public Vector128<double> Value => value;

    public static Doubles128 Create(double value) => new(Vector128.Create(value));

    public static Doubles128 Load(ReadOnlySpan<double> source, int index)
    {
        Throw.IfOutside(index, Count, source.Length);
        return new(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)index));
    }

    public void Store(Span<double> destination, int index)
    {
        Throw.IfOutside(index, Count, destination.Length);
        value.StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)index);
    }

    public Doubles128 Floor() => new(Vector128.Floor(value));

    public Doubles128 Ceiling() => new(Vector128.Ceiling(value));

    public Doubles128 Truncate() => new(Vector128.Truncate(value));

    public Doubles128 Abs() => new(Vector128.Abs(value));

    public Words128 ToWords() => new((value + Vector128.Create(TwoTo52)).AsUInt64() ^ Vector128.Create(TwoTo52).AsUInt64());

    public double Smallest() => Math.Min(value.GetElement(0), value.GetElement(1));

    public static void Unzip(Doubles128 first, Doubles128 second, out Doubles128 even, out Doubles128 odd)
    {
        even = new(Vector128.Create(first.Value.GetElement(0), second.Value.GetElement(0)));
        odd = new(Vector128.Create(first.Value.GetElement(1), second.Value.GetElement(1)));
    }

    public static Doubles128 Min(Doubles128 a, Doubles128 b) => new(Vector128.MinNative(a.Value, b.Value));

    public static Doubles128 Max(Doubles128 a, Doubles128 b) => new(Vector128.MaxNative(a.Value, b.Value));

    public static Words128 Less(Doubles128 a, Doubles128 b) => new(Vector128.LessThan(a.Value, b.Value).AsUInt64());

    public static Doubles128 Select(Words128 mask, Doubles128 a, Doubles128 b) => new(Vector128.ConditionalSelect(mask.Value.AsDouble(), a.Value, b.Value));

    public static Doubles128 operator +(Doubles128 a, Doubles128 b) => new(a.Value + b.Value);

    public static Doubles128 operator -(Doubles128 a, Doubles128 b) => new(a.Value - b.Value);

    public static Doubles128 operator *(Doubles128 a, Doubles128 b) => new(a.Value * b.Value);

    public static Doubles128 operator /(Doubles128 a, Doubles128 b) => new(a.Value / b.Value);
}
