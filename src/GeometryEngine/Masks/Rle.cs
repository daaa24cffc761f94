using System.Numerics;
using System.Runtime.InteropServices;

namespace GeometryEngine;

/// <summary>
/// A binary mask as run lengths, as COCO defines it: column-major (position = column * height + row), alternating runs of 0s and 1s,
/// the first of 0s (and possibly 0 long). Runs add up to height * width. Immutable.
/// </summary>
public sealed partial class Rle : IEquatable<Rle>
{
    private readonly uint[] _counts;

    private Rle(uint[] counts, int height, int width)
    {
        _counts = counts;
        Height = height;
        Width = width;
    }

    /// <summary>Height of the image in pixels.</summary>
    public int Height { get; }

    /// <summary>Width of the image in pixels.</summary>
    public int Width { get; }

    /// <summary>The run lengths. Masks made here have no interior runs of 0; those from files are kept as written.</summary>
    public ReadOnlySpan<uint> Counts => _counts;

    /// <summary>Number of pixels of the image: height * width, at most 2^32 - 1.</summary>
    public long PixelCount => (long)Height * Width;

    /// <summary>A mask from run lengths, which are copied.</summary>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="counts">Run lengths, zeros first.</param>
    /// <exception cref="ArgumentException">The size is negative or over 2^32 - 1 pixels, or the runs do not add up to height * width.</exception>
    public static Rle FromCounts(int height, int width, ReadOnlySpan<uint> counts) => Adopt(height, width, counts.ToArray());

    /// <summary>As <see cref="FromCounts"/>, of an array that is kept, not copied: no one may change it afterwards.</summary>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="counts">Run lengths, zeros first.</param>
    /// <exception cref="ArgumentException">The runs do not add up to height * width.</exception>
    public static Rle Adopt(int height, int width, uint[] counts)
    {
        Throw.IfNotSize(height, width);
        if (!HasSum(counts, height, width, out long sum))
            Throw.Argument($"the runs add up to {sum}; {height}x{width} pixels are {(long)height * width}", nameof(counts));
        return new Rle(counts, height, width);
    }

    /// <summary>As <see cref="FromCounts"/>, for input that may be wrong.</summary>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="counts">Run lengths, zeros first.</param>
    /// <param name="rle">The mask; null when the runs do not add up to height * width.</param>
    public static bool TryFromCounts(int height, int width, ReadOnlySpan<uint> counts, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Rle? rle)
    {
        Throw.IfNotSize(height, width);
        rle = HasSum(counts, height, width, out _) ? new Rle(counts.ToArray(), height, width) : null;
        return rle is not null;
    }

    /// <summary>A mask without foreground.</summary>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    public static Rle Empty(int height, int width)
    {
        Throw.IfNotSize(height, width);
        return new Rle([(uint)((long)height * width)], height, width);
    }

    /// <summary>A mask of run lengths that are known to add up and that no one else holds.</summary>
    internal static Rle FromOwned(int height, int width, uint[] counts) => new(counts, height, width);

    /// <summary>What run lengths add up to.</summary>
    /// <param name="counts">Run lengths, any number of them.</param>
    /// <returns>The sum in 64 bits: it holds for up to 2^31 runs.</returns>
    public static long SumOfRuns(ReadOnlySpan<uint> counts)
    {
        ReadOnlySpan<Vector<ulong>> pairs = MemoryMarshal.Cast<uint, Vector<ulong>>(counts);
        Vector<ulong> sums = Vector<ulong>.Zero;
        foreach (Vector<ulong> pair in pairs) sums += (pair & new Vector<ulong>(uint.MaxValue)) + (pair >>> 32);
        long sum = (long)Vector.Sum(sums);
        foreach (uint count in counts[(pairs.Length * Vector<uint>.Count)..]) sum += count;
        return sum;
    }

    /// <summary>Number of foreground pixels.</summary>
    public long Area()
    {
        long area = 0;
        for (int i = 1; i < _counts.Length; i += 2) area += _counts[i];
        return area;
    }

    /// <summary>Same size and the same runs as written: two masks of equal pixels, one with empty runs inside, are not equal.</summary>
    /// <param name="other">The other mask.</param>
    public bool Equals(Rle? other) =>
        other is not null && Height == other.Height && Width == other.Width && Counts.SequenceEqual(other.Counts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Rle);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Height);
        hash.Add(Width);
        foreach (uint count in _counts) hash.Add(count);
        return hash.ToHashCode();
    }

    private static bool HasSum(ReadOnlySpan<uint> counts, int height, int width, out long sum)
    {
        sum = SumOfRuns(counts);
        return sum == (long)height * width;
    }
}
