using System.Buffers;
using System.Text;

namespace GeometryEngine;

/// <summary>
/// COCO's compressed form of run lengths (<c>rleToString</c> of pycocotools), on counts of the full 32 bits, where pycocotools breaks at 2^29.
/// A run is written as it is, from the fourth on as the difference to the run two before; the value goes out in groups of 5 bits, low first,
/// the last one carrying the sign; a group plus 32 where more follow, plus 48, is one character of '0' .. 'o'.
/// </summary>
public static partial class RleString
{
    /// <summary>Most characters of one run: a difference of two counts has 33 bits with its sign, which fill 7 groups of 5.</summary>
    public const int MaxCharsPerCount = CharacterGroups.MaxLength;

    /// <summary>The compressed string of run lengths.</summary>
    /// <param name="counts">Run lengths; what they add up to does not matter here.</param>
    public static string Encode(ReadOnlySpan<uint> counts)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(checked(counts.Length * MaxCharsPerCount + 64));
        string text = Encoding.ASCII.GetString(buffer, 0, Encode(counts, buffer));
        ArrayPool<byte>.Shared.Return(buffer);
        return text;
    }

    /// <summary>Writes the compressed string of run lengths as ASCII.</summary>
    /// <param name="counts">Run lengths; what they add up to does not matter here.</param>
    /// <param name="destination">
    /// Receives the characters; <see cref="MaxCharsPerCount"/> for each run are always enough. What it holds behind them is undefined.
    /// </param>
    /// <returns>Number of bytes written.</returns>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public static int Encode(ReadOnlySpan<uint> counts, Span<byte> destination) => Simd.Run<RleStringEncoder, int>(new(counts, destination));
}
