namespace GeometryEngine;

/// <summary>One double: what a kernel does without vector instructions.</summary>
internal readonly struct Doubles64(double value) : IDoubleLanes<Doubles64, Words64>
{
    public static int Count => 1;

    public static Doubles64 Index => new(0);

    public double Value => value;

    public static Doubles64 Create(double value) => new(value);

    public static Doubles64 Load(ReadOnlySpan<double> source, int index) => new(source[index]);

    public void Store(Span<double> destination, int index) => destination[index] = value;

    public Doubles64 Floor() => new(Math.Floor(value));

    public Doubles64 Ceiling() => new(Math.Ceiling(value));

    public Doubles64 Truncate() => new(Math.Truncate(value));

    public Doubles64 Abs() => new(Math.Abs(value));

    public Words64 ToWords() => new((ulong)(long)value);

    public double Smallest() => value;

    public static void Unzip(Doubles64 first, Doubles64 second, out Doubles64 even, out Doubles64 odd) => (even, odd) = (first, second);

    public static Doubles64 Min(Doubles64 a, Doubles64 b) => a.Value < b.Value ? a : b;

    public static Doubles64 Max(Doubles64 a, Doubles64 b) => a.Value > b.Value ? a : b;

    public static Words64 Less(Doubles64 a, Doubles64 b) => new(a.Value < b.Value ? ulong.MaxValue : 0);

    public static Doubles64 Select(Words64 mask, Doubles64 a, Doubles64 b) => mask.Value != 0 ? a : b;

    public static Doubles64 operator +(Doubles64 a, Doubles64 b) => new(a.Value + b.Value);

    public static Doubles64 operator -(Doubles64 a, Doubles64 b) => new(a.Value - b.Value);

    public static Doubles64 operator *(Doubles64 a, Doubles64 b) => new(a.Value * b.Value);

    public static Doubles64 operator /(Doubles64 a, Doubles64 b) => new(a.Value / b.Value);
}
