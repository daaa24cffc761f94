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
    /// <param name="destination">
    /// Receives the characters; <see cref="MaxCharsPerCount"/> for each run are always enough. What it holds behind them is undefined.
    /// </param>
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
            ReadOnlySpan<uint> runs = _counts;
            Span<byte> characters = _destination;
            int i = Math.Min(Absolute, runs.Length), written = Rest(0, i, 0);
            Span<ulong> words = stackalloc ulong[Block];
            while (runs.Length - i >= TWords.Count && characters.Length - written >= sizeof(ulong) * Block)
            {
                // All words of a block first, then all of them are put together: a word is not read back right behind the register that wrote it.
                int many = Math.Min(Block, (runs.Length - i) & -TWords.Count);
                for (int run = 0; run < many; run += TWords.Count)
                    CharacterGroups.Write(TWords.Widen(runs, i + run) - TWords.Widen(runs, i + run - 2)).Store(words, run);
                foreach (ulong word in words[..many])
                {
                    BinaryPrimitives.WriteUInt64LittleEndian(characters[written..], word);
                    written += (int)(word >> CharacterGroups.LengthShift);
                }
                i += many;
            }
            return Rest(i, runs.Length, written);
        }

        // Run by run, without writing anything behind the last character.
        private int Rest(int start, int end, int written)
        {
            Span<byte> characters = stackalloc byte[sizeof(ulong)];
            for (int i = start; i < end; i++)
            {
                ulong value = i < Absolute ? _counts[i] : _counts[i] - (ulong)_counts[i - 2], word = CharacterGroups.Write(new Words64(value)).Value;
                int length = (int)(word >> CharacterGroups.LengthShift);
                BinaryPrimitives.WriteUInt64LittleEndian(characters, word);
                characters[..length].CopyTo(_destination[written..]);
                written += length;
            }
            return written;
        }
    }
}
