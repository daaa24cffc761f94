namespace GeometryEngine;

/// <summary>
/// What is known of the items added so far, such that the parts of a data set can be added apart and merged: in any split and order the result
/// is the same, bit for bit, as in one pass.
/// </summary>
/// <typeparam name="TSelf">The accumulator itself.</typeparam>
public interface IAccumulator<TSelf> where TSelf : IAccumulator<TSelf>
{
    /// <summary>Adds what another accumulator has seen, which stays as it is.</summary>
    /// <param name="other">An accumulator of the same configuration over other items.</param>
    /// <exception cref="ArgumentException">The other has another configuration.</exception>
    void Merge(TSelf other);

    /// <summary>Writes everything that is known, configuration included. Accumulators that know the same write the same bytes.</summary>
    /// <param name="stream">Receives the bytes; left open.</param>
    void Save(Stream stream);

    /// <summary>Reads back what <see cref="Save"/> wrote.</summary>
    /// <param name="stream">The bytes; left open, behind the last one.</param>
    /// <exception cref="InputException">The bytes are cut off, damaged, of something else or of another version.</exception>
    static abstract TSelf Load(Stream stream);
}
