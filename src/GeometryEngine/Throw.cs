using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace GeometryEngine;

/// <summary>Every exception of the assembly; each message carries the value found and what is allowed.</summary>
[StackTraceHidden]
internal static partial class Throw
{
    public static void IfOdd(int count, string parameter)
    {
        if (count % 2 != 0) Argument($"{count} coordinates; a ring has an even number of them (x, y pairs)", parameter);
    }

    public static void IfNotCorners(int count, string parameter)
    {
        if (count != 8) Argument($"{count} coordinates; four corners have 8", parameter);
    }

    public static void IfNoPoints(int count, string parameter)
    {
        IfOdd(count, parameter);
        if (count == 0) Argument("no point; one or more are allowed", parameter);
    }

    public static void IfNotTriplets(int count, string parameter)
    {
        if (count % 3 != 0) Argument($"{count} values; keypoints are (x, y, visibility) triplets", parameter);
    }

    public static void IfNotAbove0(double value, string parameter)
    {
        if (!(value > 0 && double.IsFinite(value))) Argument($"{parameter} {value}; finite numbers over 0 are allowed", parameter);
    }

    public static void IfNotRingStarts(int[] starts, int coordinates, string parameter)
    {
        int previous = 0;
        for (int i = 0; i < starts.Length; i++)
        {
            int start = starts[i];
            if (start % 2 != 0 || start < previous || start > coordinates || (i == 0 && start != 0))
                Argument($"ring start {start} after {previous}; starts ascend from 0, are even and at most {coordinates}", parameter);
            previous = start;
        }
    }

    public static void IfNotHoles(bool[] holes, int rings, string parameter)
    {
        if (holes.Length != rings) Argument($"{holes.Length} hole marks for {rings} rings; one for each ring is allowed", parameter);
        if (rings > 0 && holes[0]) Argument("the first ring is marked as a hole; a hole follows the part it is cut from", parameter);
    }

    public static void IfNotSize(int height, int width)
    {
        if (height < 0 || width < 0) Argument($"size {height}x{width}; height and width are 0 or more", nameof(height));
        if ((long)height * width > uint.MaxValue)
            Argument($"size {height}x{width} is {(long)height * width} pixels; at most {uint.MaxValue} are allowed", nameof(height));
    }

    public static void IfNotCoordinates(ReadOnlySpan<double> coordinates, double limit, string parameter)
    {
        for (int i = 0; i < coordinates.Length; i++)
        {
            // Written so that NaN is refused too.
            if (!(Math.Abs(coordinates[i]) <= limit))
                Argument($"coordinate {coordinates[i]} at {i}; finite ones of at most {limit} in magnitude are allowed", parameter);
        }
    }

    public static void IfNotPixelCount(int count, int height, int width, string parameter)
    {
        if (count != (long)height * width) Argument($"{count} pixels; {height}x{width} are {(long)height * width}", parameter);
    }

    public static void IfOtherSize(Rle first, Rle other)
    {
        if (first.Height != other.Height || first.Width != other.Width)
            Argument($"masks of {first.Height}x{first.Width} and {other.Height}x{other.Width}; both must have one size", nameof(other));
    }

    public static void IfOtherSize(BitMask first, BitMask other)
    {
        if (first.Height != other.Height || first.Width != other.Width)
            Argument($"masks of {first.Height}x{first.Width} and {other.Height}x{other.Width}; both must have one size", nameof(other));
    }

    public static void IfNotOfSize(Rle mask, int height, int width, string parameter)
    {
        if (mask.Height != height || mask.Width != width)
            Argument($"a mask of {mask.Height}x{mask.Width} for an image of {height}x{width}; both must have one size", parameter);
    }

    public static void IfNotBits(int height, int width, in BitFrame frame) => IfNotBits(height, width, frame.Words);

    public static void IfNotBits(int height, int width, long words)
    {
        if (words > Array.MaxLength)
            Argument($"a mask of {height}x{width} takes {words} words as bits; at most {Array.MaxLength} are allowed", nameof(words));
    }

    public static void IfNotBatch(long words)
    {
        const int Most = 0x7FFFFFC7 - WordAlignment.Most; // Array.MaxLength, less what is skipped
        if (words > Most) Argument($"masks that take {words} words as bits; a batch holds at most {Most}", nameof(words));
    }

    public static void IfNotOfSize(BitMask mask, int height, int width, string parameter)
    {
        if (mask.Height != height || mask.Width != width)
            Argument($"a mask of {mask.Height}x{mask.Width} for an image of {height}x{width}; both must have one size", parameter);
    }

    public static void IfNotLabel<T>()
    {
        if (typeof(T) != typeof(byte) && typeof(T) != typeof(ushort) && typeof(T) != typeof(uint))
            throw new NotSupportedException($"a label map of {typeof(T)}; byte, ushort and uint are allowed");
    }

    public static void IfOtherLayout(LabelRuns first, LabelRuns other)
    {
        if (first.Height != other.Height || first.Width != other.Width || first.Order != other.Order)
        {
            Argument($"label runs of {first.Height}x{first.Width} {first.Order} and {other.Height}x{other.Width} {other.Order}; " +
                "all must have one size and order", nameof(other));
        }
    }

    public static void IfNotOneSize(ReadOnlySpan<Rle> masks)
    {
        foreach (Rle mask in masks) IfOtherSize(masks[0], mask);
    }

    public static void IfNotBatchOf(object device, MaskBatch batch, string parameter)
    {
        if (!ReferenceEquals(batch.Device, device)) Argument("a batch of another engine; one that this engine made is allowed", parameter);
    }

    public static void IfOtherImage(MaskBatch first, MaskBatch other)
    {
        if (first.Count > 0 && other.Count > 0 && (first.Height != other.Height || first.Width != other.Width))
            Argument($"masks of {first.Height}x{first.Width} and {other.Height}x{other.Width}; both must have one size", nameof(other));
    }

    public static void IfNotCount(int found, long allowed, string parameter)
    {
        if (found != allowed) Argument($"room for {found} results; there are {allowed}", parameter);
    }

    public static void IfNotGroup(in MaskGroup group, int masks, string parameter)
    {
        if (group.Start < 0 || group.End < group.Start || group.End > masks || group.Least < 1)
        {
            Argument($"group [{group.Start}, {group.End}) with at least {group.Least}; groups lie within the {masks} masks, with at least 1 or more",
                parameter);
        }
    }

    public static void IfNotPatternMasks(int masks, int most, string parameter)
    {
        if (masks > most) Argument($"{masks} masks; the combinations of at most {most} are counted", parameter);
    }

    public static void IfNotCrowdFlags(int flags, int masks, string parameter)
    {
        if (flags != 0 && flags != masks) Argument($"{flags} crowd flags for {masks} objects; one for each, or none at all, is allowed", parameter);
    }

    public static void IfNotLabels(int labels, int polygons, string parameter)
    {
        if (labels != polygons) Argument($"{labels} labels for {polygons} polygons; one for each is allowed", parameter);
    }

    public static void IfOutside(int index, int count, int length)
    {
        // One comparison: a negative index is a very large one.
        if ((ulong)(uint)index + (uint)count > (uint)length) OutOfRange(index, count, length);
    }

    public static ArgumentException NotARule(RasterRule rule) =>
        new($"raster rule {(int)rule}; {string.Join(", ", Enum.GetValues<RasterRule>())} are allowed", nameof(rule));

    [DoesNotReturn]
    public static void InvalidOperation(string message) => throw new InvalidOperationException(message);

    [DoesNotReturn]
    public static void Argument(string message, string parameter) => throw new ArgumentException(message, parameter);

    [DoesNotReturn]
    private static void OutOfRange(int index, int count, int length) =>
        throw new ArgumentOutOfRangeException(nameof(index), $"{count} values at {index}; a span of {length} has them at 0 to {length - count}");
}
