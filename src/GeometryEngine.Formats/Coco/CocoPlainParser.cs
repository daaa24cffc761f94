using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GeometryEngine.Formats;

/// <summary>
/// The short way through an annotation: the properties that have a column, written as nearly all exporters write them, straight from the bytes. It stops in
/// front of the first that is otherwise in any respect, and leaves that one, with all that there is to say about it, to the other parsers.
/// </summary>
/// <param name="options">Limits.</param>
/// <remarks>Places are handed on by value, -1 where there is none: one that is referred to would go through memory with each step.</remarks>
internal sealed class CocoPlainParser(ReadOptions options) : IDisposable
{
    private const int Nowhere = -1;
    private const int LeastRest = 32; // bytes behind the start of a name: the name, its quotes and colon, and a short value
    private const int FewestCoordinates = 6;

    private static readonly ulong Id = Word("id\"\0\0\0\0\0"u8);
    private static readonly ulong Area = Word("area\"\0\0\0"u8);
    private static readonly ulong Box = Word("bbox\"\0\0\0"u8);
    private static readonly ulong Score = Word("score\"\0\0"u8);
    private static readonly ulong IsCrowd = Word("iscrowd\""u8);
    private static readonly ulong ImageId = Word("image_id"u8);
    private static readonly ulong CategoryId = Word("category"u8);
    private static readonly ulong Segmentation = Word("segmenta"u8);

    private readonly PooledList<byte> _counts = new();

    /// <summary>Reads the next properties of an annotation.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">Behind the opening bracket or a property.</param>
    /// <param name="isFirst">Whether no property was read yet.</param>
    /// <param name="columns">Receives the outline.</param>
    /// <param name="row">Receives everything else.</param>
    /// <returns>Behind the last property that was read; <paramref name="position"/> when there was none.</returns>
    public int Read(ReadOnlySpan<byte> text, int position, bool isFirst, CocoColumns columns, ref CocoRow row)
    {
        int next = isFirst ? position : Behind(text, position, ',');
        while (next >= 0)
        {
            int end = ReadProperty(text, next, columns, ref row);
            if (end < 0) break;
            position = end;
            next = Behind(text, position, ',');
        }
        return position;
    }

    public void Dispose() => _counts.Dispose();

    private int ReadProperty(ReadOnlySpan<byte> text, int next, CocoColumns columns, ref CocoRow row)
    {
        while (next < text.Length && text[next] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') next++;
        if (next > text.Length - LeastRest || text[next] != '"') return Nowhere;
        ulong name = Word(text[++next..]);
        if ((name & Mask(3)) == Id) return ReadId(text, ValueOf(text, next + 2), ref row.Id);
        if (name == ImageId) return ReadId(text, ValueOf(text, next + 8), ref row.ImageId);
        if (name == CategoryId) return ReadId(text, text[(next + 8)..].StartsWith("_id"u8) ? ValueOf(text, next + 11) : Nowhere, ref row.CategoryId);
        if (name == IsCrowd) return ReadCrowd(text, ValueOf(text, next + 7), ref row);
        if ((name & Mask(5)) == Area) return ReadNumber(text, ValueOf(text, next + 4), ref row.Area);
        if ((name & Mask(5)) == Box) return ReadBox(text, ValueOf(text, next + 4), ref row);
        if (name == Segmentation) return text[(next + 8)..].StartsWith("tion"u8) ? ReadSegmentation(text, ValueOf(text, next + 12), columns, ref row) : Nowhere;
        return (name & Mask(6)) == Score ? ReadNumber(text, ValueOf(text, next + 5), ref row.Score) : Nowhere;
    }

    // From the end of a name to its value, over the quote, the colon and at most one blank.
    private static int ValueOf(ReadOnlySpan<byte> text, int end)
    {
        if (text[end] != '"' || text[end + 1] != ':') return Nowhere;
        return end + (text[end + 2] == ' ' ? 3 : 2);
    }

    private static int ReadId(ReadOnlySpan<byte> text, int value, ref SourceId? id)
    {
        if (value < 0 || !ShortDecimal.TryReadWhole(text, ref value, out long number)) return Nowhere;
        id = new SourceId(number);
        return value;
    }

    private static int ReadNumber(ReadOnlySpan<byte> text, int value, ref double? number)
    {
        if (value < 0 || !ShortDecimal.TryRead(text, ref value, out double found)) return Nowhere;
        number = found;
        return value;
    }

    private static int ReadCrowd(ReadOnlySpan<byte> text, int value, ref CocoRow row)
    {
        if (value < 0 || text[value] is not ((byte)'0' or (byte)'1') || text[value + 1] is not ((byte)',' or (byte)'}')) return Nowhere;
        row.IsCrowd = text[value] == '1';
        return value + 1;
    }

    private int ReadBox(ReadOnlySpan<byte> text, int value, ref CocoRow row)
    {
        if (value < 0 || text[value++] != '[' || !ShortDecimalRun.TryReadFour(text, ref value, out Vector256<double> box)) return Nowhere;
        if (!Vector256.LessThanOrEqualAll(Vector256.Abs(box), Vector256.Create(options.MaxCoordinate)) || box[2] < 0 || box[3] < 0) return Nowhere;
        row.Box = new Box(box[0], box[1], box[2], box[3]);
        return value;
    }

    private int ReadSegmentation(ReadOnlySpan<byte> text, int value, CocoColumns columns, ref CocoRow row)
    {
        if (value < 0 || text[value] is not ((byte)'[' or (byte)'{')) return Nowhere;
        columns.DropSegmentation();
        row.Mask = null;
        return text[value] == '[' ? ReadOutline(text, value, columns) : ReadMask(text, value, columns, ref row);
    }

    private int ReadOutline(ReadOnlySpan<byte> text, int value, CocoColumns columns)
    {
        (PooledList<double> coordinates, List<int> ends) = columns.Outline;
        do
        {
            int start = coordinates.Count, end = Behind(text, text[value + 1] == ' ' ? value + 2 : value + 1, '[');
            if (end < 0) return Nowhere;
            ShortDecimalRun.Read(text, ref end, coordinates);
            value = Behind(text, end, ']');
            ReadOnlySpan<double> part = coordinates.Values[start..];
            if (value < 0 || part.Length % 2 != 0 || part.Length < FewestCoordinates || !IsInRange(part)) return Nowhere;
            ends.Add(coordinates.Count);
        }
        while (value < text.Length - 1 && text[value] == ',');
        return Behind(text, value, ']');
    }

    private int ReadMask(ReadOnlySpan<byte> text, int value, CocoColumns columns, ref CocoRow row)
    {
        int next = Behind(text, Behind(text, value, "{\"size\":"u8), '[');
        if (next < 0 || !ShortDecimal.TryReadWhole(text, ref next, out long height)) return Nowhere;
        next = Behind(text, next, ","u8);
        if (next < 0 || !ShortDecimal.TryReadWhole(text, ref next, out long width)) return Nowhere;
        next = Behind(text, Behind(text, Behind(text, next, "],"u8), "\"counts\":"u8), '"');
        bool isSize = Math.Min(height, width) > 0 && Math.Max(height, width) <= int.MaxValue && height * width <= Math.Min(options.MaxPixels, uint.MaxValue);
        if (next < 0 || !isSize) return Nowhere;
        next = ReadCounts(text, next);
        PooledList<uint> runs = columns.OpenRuns;
        int first = runs.Count;
        if (next < 0 || !RleString.TryDecode(_counts.Values, runs.Reserve(_counts.Count), out int count, out _)) return Nowhere;
        runs.Take(count);
        if (Rle.SumOfRuns(runs.Values[first..]) != height * width) return Nowhere;
        row.Mask = ((int)height, (int)width);
        return Behind(text, next, '}');
    }

    // Up to the closing quote, each backslash written once; the decoder tells what does not belong there.
    private int ReadCounts(ReadOnlySpan<byte> text, int next)
    {
        _counts.Truncate(0);
        while (true)
        {
            ReadOnlySpan<byte> rest = text[next..];
            int plain = rest.IndexOfAny((byte)'"', (byte)'\\');
            if (plain < 0 || plain == rest.Length - 1) return Nowhere;
            bool isEnd = rest[plain] == '"';
            if (!isEnd && rest[plain + 1] != '\\') return Nowhere;
            ReadOnlySpan<byte> taken = rest[..(isEnd ? plain : plain + 1)];
            taken.CopyTo(_counts.Reserve(taken.Length));
            _counts.Take(taken.Length);
            if (isEnd) return next + plain + 1;
            next += plain + 2;
        }
    }

    // Behind what is expected and at most one blank.
    private static int Behind(ReadOnlySpan<byte> text, int place, ReadOnlySpan<byte> expected)
    {
        if (place < 0 || !text[place..].StartsWith(expected)) return Nowhere;
        place += expected.Length;
        return place < text.Length && text[place] == ' ' ? place + 1 : place;
    }

    private static int Behind(ReadOnlySpan<byte> text, int place, char expected) =>
        (uint)place < (uint)text.Length && text[place] == expected ? place + 1 : Nowhere;

    private bool IsInRange(ReadOnlySpan<double> values)
    {
        double most = options.MaxCoordinate;
        Vector512<double> inside = Vector512<double>.AllBitsSet;
        int i = 0;
        for (; i <= values.Length - Vector512<double>.Count; i += Vector512<double>.Count)
            inside &= Vector512.LessThanOrEqual(Vector512.Abs(Vector512.Create(values[i..])), Vector512.Create(most));
        bool areInside = Vector512.EqualsAll(inside.AsUInt64(), Vector512<ulong>.AllBitsSet);
        for (; i < values.Length; i++) areInside &= Math.Abs(values[i]) <= most;
        return areInside;
    }

    private static ulong Mask(int bytes) => (1UL << (8 * bytes)) - 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word(ReadOnlySpan<byte> text) => BinaryPrimitives.ReadUInt64LittleEndian(text);
}
