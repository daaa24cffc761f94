using System.Numerics;

namespace GeometryEngine;

/// <summary>What rasterizing needs besides its result; kept for each thread.</summary>
internal sealed class RasterMemory
{
    private const int KeptWords = 1 << 21; // 16 MiB: the bits of 8192x8192 pixels are half of it

    [ThreadStatic]
    private static RasterMemory? _ofThread;

    private ulong[] _bits = [];
    private ulong[] _part = [];
    private ulong[] _hole = [];

    /// <summary>The memory of this thread.</summary>
    public static RasterMemory OfThread => _ofThread ??= new RasterMemory();

    /// <summary>The edges of the ring at hand.</summary>
    public EdgeTable Edges { get; } = new();

    /// <summary>A plane without pixels. Whoever asks for it clears it after use.</summary>
    public BitPlane Begin(BitFrame frame, int height, int width)
    {
        Throw.IfNotBits(height, width, frame);
        return new BitPlane(Bits(frame.Words), frame, height, width);
    }

    /// <summary>Bits, all 0 between uses.</summary>
    /// <param name="words">How many words of them are needed.</param>
    public ulong[] Bits(long words) => Room(ref _bits, words);

    /// <summary>A plane without pixels beside another, for one of its parts. Whoever asks for it clears it after use.</summary>
    public BitPlane Part(BitPlane whole) => whole.Blank(Room(ref _part, whole.Frame.Words));

    /// <summary>As <see cref="Part"/>, for a hole of a part.</summary>
    public BitPlane Hole(BitPlane whole) => whole.Blank(Room(ref _hole, whole.Frame.Words));

    /// <summary>The toggles at hand.</summary>
    public ToggleSink Toggles { get; } = new();

    private static ulong[] Room(ref ulong[] kept, long words)
    {
        if (words > KeptWords) return new ulong[words];
        if (kept.Length < words) kept = new ulong[BitOperations.RoundUpToPowerOf2((ulong)words)];
        return kept;
    }
}
