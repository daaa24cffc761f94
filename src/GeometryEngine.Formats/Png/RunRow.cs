namespace GeometryEngine.Formats;

/// <summary>The runs that cover one row of an image.</summary>
/// <param name="ends">Where each run ends, ascending; the last reaches the end of the row or beyond.</param>
/// <param name="values">The bytes of a pixel of each run, the first in the lowest bits.</param>
/// <param name="origin">The position of the row's first pixel, as <paramref name="ends"/> count.</param>
internal readonly ref struct RunRow(ReadOnlySpan<uint> ends, ReadOnlySpan<uint> values, uint origin)
{
    /// <summary>Where each run ends.</summary>
    public ReadOnlySpan<uint> Ends { get; } = ends;

    /// <summary>The bytes of a pixel of each run.</summary>
    public ReadOnlySpan<uint> Values { get; } = values;

    /// <summary>The position of the row's first pixel.</summary>
    public uint Origin { get; } = origin;
}
