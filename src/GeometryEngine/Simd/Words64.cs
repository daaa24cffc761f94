using System.Numerics;

namespace GeometryEngine;

/// <summary>One word: what a kernel does without vector instructions.</summary>
internal readonly partial struct Words64(ulong value) : IWordLanes<Words64>
{
    public static int Count => 1;

    public ulong Value => value;

    public static Words64 Create(ulong value) => new(value);

    public static Words64 Load(ReadOnlySpan<ulong> source, int index) => new(source[index]);

    public void Store(Span<ulong> destination, int index) => destination[index] = value;

    public Words64 PopCount() => new((ulong)BitOperations.PopCount(value));

    public Words64 SignFill() => new((ulong)((long)value >> 63));

    public ulong Sum() => value;

    public bool IsZero() => value == 0;

    public static Words64 operator &(Words64 a, Words64 b) => new(a.Value & b.Value);

    public static Words64 operator |(Words64 a, Words64 b) => new(a.Value | b.Value);

    public static Words64 operator ^(Words64 a, Words64 b) => new(a.Value ^ b.Value);

    public static Words64 operator ~(Words64 a) => new(~a.Value);

    public static Words64 operator +(Words64 a, Words64 b) => new(a.Value + b.Value);

    public static Words64 operator <<(Words64 a, int count) => new(a.Value << count);

    public static Words64 operator >>>(Words64 a, int count) => new(a.Value >>> count);
}
