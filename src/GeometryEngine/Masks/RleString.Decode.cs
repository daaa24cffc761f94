using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace GeometryEngine;

public static partial class RleString
{
    /// <summary>Run lengths from a compressed string; groups that a shorter spelling would do without are accepted, as pycocotools does.</summary>
    /// <param name="text">ASCII characters.</param>
    /// <param name="counts">The run lengths; null on failure.</param>
    /// <param name="defect">On failure, why: a character outside '0' .. 'o', an end inside a run, or a run outside [0, 2^32 - 1].</param>
    public static bool TryDecode(ReadOnlySpan<byte> text, [NotNullWhen(true)] out uint[]? counts, out RleDefect defect)
    {
        byte[] padded = Padded(text.Length);
        text.CopyTo(padded);
        counts = Decode(padded, text.Length);
        ArrayPool<byte>.Shared.Return(padded);
        defect = counts is null ? RleStringDefect.Find(text) : default;
        return counts is not null;
    }

    /// <inheritdoc cref="TryDecode(ReadOnlySpan{byte}, out uint[], out RleDefect)"/>
    public static bool TryDecode(ReadOnlySpan<char> text, [NotNullWhen(true)] out uint[]? counts, out RleDefect defect)
    {
        byte[] padded = Padded(text.Length);
        bool ascii = Ascii.FromUtf16(text, padded, out _) == OperationStatus.Done;
        counts = ascii ? Decode(padded, text.Length) : null;
        ArrayPool<byte>.Shared.Return(padded);
        defect = counts is null ? RleStringDefect.Find(text) : default;
        return counts is not null;
    }

    /// <summary>As <see cref="TryDecode(ReadOnlySpan{byte}, out uint[], out RleDefect)"/>, into memory of the caller's.</summary>
    /// <param name="text">ASCII characters.</param>
    /// <param name="counts">Receives the run lengths; as many as the text has characters are always enough, and must be there. Undefined behind them and on failure.</param>
    /// <param name="count">Number of run lengths; 0 on failure.</param>
    /// <param name="defect">On failure, why.</param>
    /// <exception cref="ArgumentException"><paramref name="counts"/> is shorter than the text.</exception>
    public static bool TryDecode(ReadOnlySpan<byte> text, Span<uint> counts, out int count, out RleDefect defect)
    {
        if (counts.Length < text.Length) Throw.Argument($"room for {counts.Length} runs; {text.Length} may be needed, as many as the text has characters", nameof(counts));
        byte[] padded = Padded(text.Length);
        text.CopyTo(padded);
        int found = Simd.Run<RleStringDecoder, int>(new(padded, text.Length, counts[..text.Length]));
        ArrayPool<byte>.Shared.Return(padded);
        defect = found < 0 ? RleStringDefect.Find(text) : default;
        count = Math.Max(found, 0);
        return found >= 0;
    }

    // Room for a text and a window behind it, which holds characters that end a run.
    private static byte[] Padded(int length)
    {
        byte[] padded = ArrayPool<byte>.Shared.Rent(checked(length + RleStringDecoder.Window));
        padded.AsSpan(length, RleStringDecoder.Window).Fill((byte)'0');
        return padded;
    }

    // Null when anything is wrong, which is not worth telling apart here.
    private static uint[]? Decode(ReadOnlySpan<byte> padded, int length)
    {
        uint[] buffer = ArrayPool<uint>.Shared.Rent(length);
        int count = Simd.Run<RleStringDecoder, int>(new(padded, length, buffer));
        uint[]? counts = count < 0 ? null : buffer.AsSpan(0, count).ToArray();
        ArrayPool<uint>.Shared.Return(buffer);
        return counts;
    }
}
