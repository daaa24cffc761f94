using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace GeometryEngine;

/// <summary>
/// How accumulators are saved: a head that says what follows, in which version, how long and with what checksum, then the state. Little-endian
/// on every machine.
/// </summary>
internal static class AccumulatorFile
{
    private const ulong Magic = 0x0A4D5543_43414547; // "GEACCUM\n"
    private const int ChecksumBytes = 16;
    private const int MostNameBytes = 255;

    /// <summary>Writes a state.</summary>
    /// <param name="stream">Receives the bytes; left open.</param>
    /// <param name="kind">What it is of.</param>
    /// <param name="version">The version of its layout.</param>
    /// <param name="write">Writes the state.</param>
    public static void Write(Stream stream, string kind, int version, Action<BinaryWriter> write)
    {
        using var state = new MemoryStream();
        using (var writer = new BinaryWriter(state, Encoding.UTF8, leaveOpen: true)) write(writer);
        ReadOnlySpan<byte> bytes = state.GetBuffer().AsSpan(0, (int)state.Length);
        using var head = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        head.Write(Magic);
        head.Write(kind);
        head.Write(version);
        head.Write(state.Length);
        head.Write(SHA256.HashData(bytes).AsSpan(0, ChecksumBytes));
        head.Write(bytes);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="stream">The bytes; left open, behind the last one.</param>
    /// <param name="kind">What it must be of.</param>
    /// <param name="version">The version it must have.</param>
    /// <param name="read">Reads the state.</param>
    /// <exception cref="InputException">The bytes are cut off, damaged, of something else or of another version.</exception>
    public static T Read<T>(Stream stream, string kind, int version, Func<BinaryReader, T> read)
    {
        try
        {
            using var head = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
            if (head.ReadUInt64() != Magic) Refuse("bytes of something else", $"a saved {kind}");
            string found = ReadName(head);
            if (found != kind) Refuse($"a saved {found}", $"a saved {kind}");
            int foundVersion = head.ReadInt32();
            if (foundVersion != version) Refuse($"version {foundVersion} of a saved {kind}", $"version {version}");
            long length = head.ReadInt64();
            byte[] checksum = head.ReadBytes(ChecksumBytes);
            if (length is < 0 or > int.MaxValue) Refuse($"a state of {length} bytes", $"0 to {int.MaxValue}");
            byte[] state = ReadExactly(head, (int)length);
            if (!SHA256.HashData(state).AsSpan(0, ChecksumBytes).SequenceEqual(checksum)) Refuse("damaged bytes", "the bytes that were saved");
            using var reader = new BinaryReader(new MemoryStream(state), Encoding.UTF8);
            return read(reader);
        }
        catch (EndOfStreamException)
        {
            Refuse("bytes that are cut off", $"a whole saved {kind}");
            throw;
        }
    }

    private static string ReadName(BinaryReader head)
    {
        int length = head.Read7BitEncodedInt();
        if (length is < 0 or > MostNameBytes) Refuse($"a name of {length} bytes", $"at most {MostNameBytes}");
        return Encoding.UTF8.GetString(ReadExactly(head, length));
    }

    // In pieces, so that a length that is a lie costs no memory.
    private static byte[] ReadExactly(BinaryReader reader, int length)
    {
        const int Piece = 1 << 20;
        using var all = new MemoryStream();
        while (all.Length < length)
        {
            byte[] piece = reader.ReadBytes((int)Math.Min(Piece, length - all.Length));
            if (piece.Length == 0) throw new EndOfStreamException();
            all.Write(piece);
        }
        return all.ToArray();
    }

    [DoesNotReturn]
    private static void Refuse(string found, string allowed) => throw new InputException(new Problem("saved state", "", found, allowed));
}
