namespace GeometryEngine;

/// <content>Between bits and pixels, and across lanes.</content>
internal partial interface IWordLanes<TSelf>
{
    /// <summary>64 bytes as one word: bit i is set where byte index + i is not 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bytes are not all within the span.</exception>
    static abstract ulong NonZeroBytes(ReadOnlySpan<byte> source, int index);

    /// <summary>All ones in pixel i where bit i is set, for as many pixels as a register holds; higher bits do not matter.</summary>
    /// <param name="bits">A bit for each pixel.</param>
    /// <param name="pixelSize">Bytes of a pixel: 1, 2 or 4.</param>
    static abstract TSelf Spread(ulong bits, int pixelSize);

    /// <summary>The bytes [index, index + 8 * Count) of a span.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are not all within it.</exception>
    static abstract TSelf LoadBytes(ReadOnlySpan<byte> source, int index);

    /// <summary>Writes the bytes [index, index + 8 * Count) of a span.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are not all within it.</exception>
    void StoreBytes(Span<byte> destination, int index);

    /// <summary>
    /// As <see cref="StoreBytes"/>, past the caches, for what nobody reads soon: in memory that does not move, at an address that is a multiple of the
    /// bytes written. Other threads see it after a memory barrier.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">They are not all within it.</exception>
    void StreamBytes(Span<byte> destination, int index);

    /// <summary>The numbers [index, index + Count) of a span, one in each word.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are not all within it.</exception>
    static abstract TSelf Widen(ReadOnlySpan<uint> source, int index);

    /// <summary>Writes the bytes chosen, side by side; what follows them in the span, for as many bytes as a register has, is undefined.</summary>
    /// <param name="chosen">The highest bit of each byte says whether it is.</param>
    /// <param name="destination">Receives them.</param>
    /// <param name="index">Where the first one goes.</param>
    /// <returns>Number of bytes chosen.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The bytes [index, index + 8 * Count) are not all within the span.</exception>
    int StoreChosenBytes(TSelf chosen, Span<byte> destination, int index);

    /// <summary>Bytes that lie side by side, moved to the places chosen; the others are 0.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="index">Where the first one lies.</param>
    /// <param name="chosen">Bit i says whether byte i of the register takes one; higher bits do not matter.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bytes [index, index + 8 * Count) are not all within the span.</exception>
    static abstract TSelf LoadToChosen(ReadOnlySpan<byte> source, int index, ulong chosen);

    /// <summary>The highest bit of each byte: that of byte i is bit i.</summary>
    ulong ByteSignBits();

    /// <summary>The highest bit of each word: that of lane i is bit i.</summary>
    uint SignBits();

    /// <summary>The words of lanes i and i ^ distance exchanged.</summary>
    /// <param name="distance">A power of two below <see cref="Count"/>.</param>
    TSelf Exchange(int distance);

    /// <summary>All ones in lane i where i &amp; distance is not 0.</summary>
    /// <param name="distance">A power of two below <see cref="Count"/>.</param>
    static abstract TSelf LanesWith(int distance);

    /// <summary>Each word XORed with those of all lanes below it.</summary>
    TSelf RunningXor();

    /// <summary>The word of the highest lane in every lane.</summary>
    TSelf Last();

    /// <summary>The bits of a where the mask is set, those of b elsewhere.</summary>
    static abstract TSelf Select(TSelf mask, TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    /// <summary>Each word moved up by a count of its own, 0 to 63 bits.</summary>
    static abstract TSelf operator <<(TSelf a, TSelf counts);

    /// <summary>Each word moved down by a count of its own, 0 to 63 bits.</summary>
    static abstract TSelf operator >>>(TSelf a, TSelf counts);
}
