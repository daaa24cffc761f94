namespace GeometryEngine;

/// <summary>
/// Several 64-bit words side by side, as many as a register holds. What a kernel may do with bits; each width is one struct that does nothing
/// but name the instruction. Loads and stores check their bounds: that measured no slower than unchecked ones, and no kernel can leave its span.
/// </summary>
internal partial interface IWordLanes<TSelf>
    where TSelf : struct, IWordLanes<TSelf>
{
    /// <summary>Number of words.</summary>
    static abstract int Count { get; }

    /// <summary>The same word in every lane.</summary>
    static abstract TSelf Create(ulong value);

    /// <summary>The words [index, index + Count) of a span.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are not all within it.</exception>
    static abstract TSelf Load(ReadOnlySpan<ulong> source, int index);

    /// <summary>Writes the words [index, index + Count) of a span.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are not all within it.</exception>
    void Store(Span<ulong> destination, int index);

    /// <summary>Number of set bits of each word.</summary>
    TSelf PopCount();

    /// <summary>All ones where the highest bit of the word is set, else 0.</summary>
    TSelf SignFill();

    /// <summary>Sum of the words, modulo 2^64.</summary>
    ulong Sum();

    /// <summary>Whether every word is 0.</summary>
    bool IsZero();

    static abstract TSelf operator &(TSelf a, TSelf b);

    static abstract TSelf operator |(TSelf a, TSelf b);

    static abstract TSelf operator ^(TSelf a, TSelf b);

    static abstract TSelf operator ~(TSelf a);

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator <<(TSelf a, int count);

    static abstract TSelf operator >>>(TSelf a, int count);
}
