using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace GeometryEngine.Formats;

/// <summary>Writes bits, low bit first, as DEFLATE packs them.</summary>
/// <param name="buffer">Where to write; it needs 8 bytes more than the bits take.</param>
/// <param name="pending">Bits of an unfinished byte that were written before.</param>
/// <param name="pendingCount">Their number, 0 to 7.</param>
internal ref struct BitWriter(Span<byte> buffer, ulong pending, int pendingCount)
{
    /// <summary>Most bits of one <see cref="Write"/>.</summary>
    public const int Most = 56; // with the 7 bits that may wait, fewer than a word has

    private readonly Span<byte> _buffer = buffer;
    private ulong _bits = pending;
    private int _count = pendingCount;

    /// <summary>Whole bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>The bits of the unfinished byte.</summary>
    public readonly ulong Pending => _bits;

    /// <summary>Their number, 0 to 7.</summary>
    public readonly int PendingCount => _count;

    /// <summary>Writes bits.</summary>
    /// <param name="bits">The bits; those above <paramref name="count"/> are 0.</param>
    /// <param name="count">Their number, at most <see cref="Most"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(ulong bits, int count)
    {
        _bits |= bits << _count;
        _count += count;
        BinaryPrimitives.WriteUInt64LittleEndian(_buffer[Length..], _bits);
        Length += _count >> 3;
        _bits >>= _count & ~7;
        _count &= 7;
    }
}
