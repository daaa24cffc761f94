using System.Buffers;
using System.Buffers.Binary;
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
        byte[] buffer = ArrayPool<byte>.Shared.Rent(checked(counts.Length * MaxCharsPerCount + sizeof(ulong)));
        string text = Encoding.ASCII.GetString(buffer, 0, Encode(counts, buffer));
        ArrayPool<byte>.Shared.Return(buffer);
        return text;
    }

    /// <summary>Writes the compressed string of run lengths as ASCII.</summary>
    /// <param name="counts">Run lengths; what they add up to does not matter here.</param>
    /// <param name="destination">Receives the characters; <see cref="MaxCharsPerCount"/> for each run are always enough.</param>
    /// <returns>Number of bytes written.</returns>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public static int Encode(ReadOnlySpan<uint> counts, Span<byte> destination) => Simd.Run<Encoder, int>(new(counts, destination));

    private readonly ref struct Encoder(ReadOnlySpan<uint> counts, Span<byte> destination) : IKernel<int>
    {
        private const int Absolute = 3; // runs at the start that are written as they are

        private readonly ReadOnlySpan<uint> _counts = counts;
        private readonly Span<byte> _destination = destination;

        public int Run<TWords, TDoubles>()
            where TWords : struct, IWordLanes<TWords>
            where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
        {
            int i = Math.Min(Absolute, _counts.Length), written = Rest<Words64>(0, i, 0);
            Span<ulong> words = stackalloc ulong[TWords.Count], lengths = stackalloc ulong[TWords.Count];
            for (; i <= _counts.Length - TWords.Count && _destination.Length - written >= sizeof(ulong) * TWords.Count; i += TWords.Count)
            {
                CharacterGroups.Write(TWords.Widen(_counts, i) - TWords.Widen(_counts, i - 2), out TWords length).Store(words, 0);
                length.Store(lengths, 0);
                for (int lane = 0; lane < TWords.Count; lane++)
                {
                    BinaryPrimitives.WriteUInt64LittleEndian(_destination[written..], words[lane]);
                    written += (int)lengths[lane];
                }
            }
            return Rest<Words64>(i, _counts.Length, written);
        }

        // Run by run, without writing anything behind the last character.
        private int Rest<TWord>(int start, int end, int written) where TWord : struct, IWordLanes<TWord>
        {
            Span<byte> characters = stackalloc byte[sizeof(ulong)];
            Span<ulong> word = stackalloc ulong[1];
            for (int i = start; i < end; i++)
            {
                ulong value = i < Absolute ? _counts[i] : _counts[i] - (ulong)_counts[i - 2];
                CharacterGroups.Write(TWord.Create(value), out TWord length).Store(word, 0);
                BinaryPrimitives.WriteUInt64LittleEndian(characters, word[0]);
                characters[..(int)length.Sum()].CopyTo(_destination[written..]);
                written += (int)length.Sum();
            }
            return written;
        }
    }
}
