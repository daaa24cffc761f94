namespace GeometryEngine;

/// <summary>
/// Several doubles side by side, as many as <typeparamref name="TWords"/> has words. Each operation rounds as the scalar one does and none is
/// fused, so that every width computes the same doubles.
/// </summary>
internal interface IDoubleLanes<TSelf, TWords>
    where TSelf : struct, IDoubleLanes<TSelf, TWords>
    where TWords : struct, IWordLanes<TWords>
{
    /// <summary>Number of doubles.</summary>
    static abstract int Count { get; }

    /// <summary>0, 1, 2, ...: the number of each lane.</summary>
    static abstract TSelf Index { get; }

    /// <summary>The same number in every lane.</summary>
    static abstract TSelf Create(double value);

    /// <summary>The doubles [index, index + Count) of a span.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are not all within it.</exception>
    static abstract TSelf Load(ReadOnlySpan<double> source, int index);

    /// <summary>Writes the doubles [index, index + Count) of a span.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are not all within it.</exception>
    void Store(Span<double> destination, int index);

    /// <summary>The largest whole number that is not above.</summary>
    TSelf Floor();

    /// <summary>The smallest whole number that is not below.</summary>
    TSelf Ceiling();

    /// <summary>The whole number between the value and 0 that is nearest to the value.</summary>
    TSelf Truncate();

    /// <summary>The magnitude.</summary>
    TSelf Abs();

    /// <summary>The same values as integers; they must be whole numbers in [0, 2^52).</summary>
    TWords ToWords();

    /// <summary>The smallest of all lanes; none may be NaN.</summary>
    double Smallest();

    /// <summary>Parts the lanes of two registers, taken one after the other, into those of even and those of odd number.</summary>
    static abstract void Unzip(TSelf first, TSelf second, out TSelf even, out TSelf odd);

    /// <summary>The smaller one of each pair; neither may be NaN, and of zeros of either sign any may be taken.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>The larger one of each pair; neither may be NaN, and of zeros of either sign any may be taken.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>All ones where <c>a &lt; b</c>, else 0.</summary>
    static abstract TWords Less(TSelf a, TSelf b);

    /// <summary>For each lane a where the mask is all ones, b where it is 0.</summary>
    static abstract TSelf Select(TWords mask, TSelf a, TSelf b);

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);
}
