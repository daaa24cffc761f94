using System.Buffers.Binary;

namespace GeometryEngine.Formats;

/// <summary>
/// Reads the directories of a TIFF file (TIFF 6.0, and BigTIFF), and makes sure that none of them speaks of more bytes than the file has, so that whoever decodes the
/// pixels makes no room for what is not there.
/// </summary>
internal sealed class TiffPages
{
    private const int MostPages = short.MaxValue;
    private const int MostEntries = 4096;

    // Bytes of a value, by type.
    private static readonly int[] Sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8];

    private readonly InputFile _file;
    private readonly bool _isLittle;
    private readonly bool _isBig;

    private TiffPages(InputFile file, ReadOnlySpan<byte> head) => (_file, _isLittle, _isBig) = (file, head[0] == 'I', IsBig(head));

    /// <summary>Whether a file's first bytes are those of TIFF or BigTIFF.</summary>
    public static bool IsTiff(ReadOnlySpan<byte> head) => head.Length >= 8 && (head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) || IsBig(head));

    /// <summary>The images of a file, in order.</summary>
    /// <exception cref="InputException">It is no TIFF file, or its directories are damaged.</exception>
    public static IReadOnlyList<TiffPage> Read(InputFile file)
    {
        byte[] head = file.Head(16);
        if (!IsTiff(head)) Throw.Input(file.Path, "byte 0", "content that begins unlike TIFF", "a TIFF image");
        if (IsBig(head) && head[0] == 'M') Throw.Input(file.Path, "byte 0", "BigTIFF with the high bytes first", "TIFF with either byte first, or BigTIFF with the low bytes first"); // the decoder has no such
        return new TiffPages(file, head).Read();
    }

    private static bool IsBig(ReadOnlySpan<byte> head) => head.StartsWith("II+\0\b\0\0\0"u8) || head.StartsWith("MM\0+\0\b\0\0"u8);

    private List<TiffPage> Read()
    {
        var pages = new List<TiffPage>();
        var seen = new HashSet<long>();
        for (long directory = Offset(_isBig ? 8 : 4); directory != 0;)
        {
            if (pages.Count == MostPages || !seen.Add(directory)) Fail(directory, seen.Count < MostPages ? "a directory for the second time" : "more directories", $"each once, and at most {MostPages}");
            Dictionary<int, long> tags = ReadDirectory(directory, out directory);
            pages.Add(PageOf(tags, pages.Count));
        }
        if (pages.Count == 0) Fail(0, "no directory", "an image");
        return pages;
    }

    private static TiffPage PageOf(Dictionary<int, long> tags, int index) => new(
        index,
        Height: tags.GetValueOrDefault(257),
        Width: tags.GetValueOrDefault(256),
        Bits: tags.GetValueOrDefault(258, 1),
        Samples: tags.GetValueOrDefault(277, 1),
        Format: tags.GetValueOrDefault(339, 1),
        Compression: tags.GetValueOrDefault(259, 1),
        Photometric: tags.GetValueOrDefault(262, 1),
        Predictor: tags.GetValueOrDefault(317, 1),
        Orientation: tags.GetValueOrDefault(274, 1),
        Tile: (tags.GetValueOrDefault(323), tags.GetValueOrDefault(322)),
        IsPart: (tags.GetValueOrDefault(254) & 5) != 0); // 1: a smaller copy; 4: a mask

    // The first value of each tag that is a whole number.
    private Dictionary<int, long> ReadDirectory(long directory, out long next)
    {
        (int countBytes, int entryBytes) = _isBig ? (8, 20) : (2, 12);
        long entries = _isBig ? Number(directory, 8) : Number(directory, 2);
        if (entries is < 1 or > MostEntries) Fail(directory, $"a directory of {entries} entries", $"1 to {MostEntries}");
        var tags = new Dictionary<int, long>();
        for (int i = 0; i < entries; i++)
        {
            long entry = directory + countBytes + i * entryBytes;
            (int tag, int type) = ((int)Number(entry, 2), (int)Number(entry + 2, 2));
            int size = type < Sizes.Length ? Sizes[type] : 0;
            if (size == 0) continue; // of a kind that is younger than this
            long count = Number(entry + 4, _isBig ? 8 : 4), place = entry + (_isBig ? 12 : 8);
            if (count < 0 || count > _file.Length / size) Fail(entry, $"tag {tag} of {count} values", $"no more than a file of {_file.Length} bytes holds");
            if (count * size > (_isBig ? 8 : 4)) place = Offset(place);
            if (place > _file.Length - count * size) Fail(entry, $"tag {tag} at byte {place}", $"a place in the file of {_file.Length} bytes");
            if (count == 0 || type is not (1 or 3 or 4 or 16)) continue;
            tags.TryAdd(tag, Number(place, size));
            if (tag is 273 or 279 or 324 or 325) CheckLengths(tag, place, count, size);
        }
        next = Offset(directory + countBytes + entries * entryBytes);
        return tags;
    }

    // Places and lengths of strips and tiles.
    private void CheckLengths(int tag, long place, long count, int size)
    {
        for (long i = 0; i < count; i++)
        {
            long value = Number(place + i * size, size);
            if (value < 0 || value > _file.Length) Fail(place + i * size, $"{value} as a place or length of pixels (tag {tag})", $"at most {_file.Length}");
        }
    }

    private long Offset(long place)
    {
        long offset = Number(place, _isBig ? 8 : 4);
        if (offset < 0 || offset >= _file.Length) Fail(place, $"byte {offset}", $"a place in the file of {_file.Length} bytes");
        return offset;
    }

    private long Number(long place, int size)
    {
        Span<byte> bytes = stackalloc byte[8];
        bytes.Clear();
        Span<byte> value = bytes[..size];
        if (_file.Read(value, place) < size) Fail(place, "the end of the file", "a directory of a TIFF image");
        if (!_isLittle) value.Reverse();
        return BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }

    private void Fail(long place, string found, string allowed) => Throw.Input(_file.Path, $"byte {place}", found, allowed);
}
