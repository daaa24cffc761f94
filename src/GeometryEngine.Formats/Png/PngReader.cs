using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace GeometryEngine.Formats;

/// <summary>
/// Reads PNG images as the values that are stored: grey of 1 to 16 bits, palettes, colours and opacity of 8 bits; every filter, interlaced
/// or not. Memory is bounded by what the file can hold: a header alone makes no room.
/// </summary>
public sealed class PngReader
{
    /// <summary>Most pixels of an image, unless another number is given.</summary>
    public const long DefaultMaxPixels = 1L << 28;

    private const int ChunkOverhead = 12; // length, type, checksum
    private const int MostExpansion = 1032; // of DEFLATE: 258 bytes of 2 bits

    private readonly byte[] _bytes;
    private readonly string _file;
    private readonly long _maxPixels;
    private PngHeader _header;
    private Rgb[] _palette = [];
    private int _dataOffset;

    private PngReader(byte[] bytes, string file, long maxPixels) => (_bytes, _file, _maxPixels) = (bytes, file, Math.Min(maxPixels, Array.MaxLength));

    /// <summary>Whether bytes begin as a PNG does.</summary>
    /// <param name="bytes">The first bytes of a file.</param>
    public static bool IsPng(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Png.Signature);

    /// <summary>Reads an image.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="file">Its name, for problems.</param>
    /// <param name="maxPixels">Most pixels it may have.</param>
    /// <exception cref="InputException">It is no such PNG, is damaged, or too large.</exception>
    public static PngImage Read(byte[] bytes, string file, long maxPixels = DefaultMaxPixels) => new PngReader(bytes, file, maxPixels).Read();

    /// <summary>Reads a mask: an image of grey or of a palette's indexes.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="file">Its name, for problems.</param>
    /// <exception cref="InputException">It is no such PNG, is damaged, or too large.</exception>
    public static LabelMap<ushort> ReadLabels(byte[] bytes, string file)
    {
        PngImage image = Read(bytes, file);
        if (!image.IsLabels) Throw.Input(file, "", $"colour type {(int)image.Color}", "0 (grey) or 3 (palette): one value a pixel");
        return image.ToLabels();
    }

    private PngImage Read()
    {
        if (!IsPng(_bytes)) Fail(0, "content that begins unlike PNG", "a PNG image");
        using var data = new MemoryStream();
        int offset = Png.Signature.Length;
        bool ended = false;
        while (!ended) ended = ReadChunk(ref offset, data);
        if (_header.Width == 0) Fail(offset, "an end without IHDR", "a PNG image");
        if (_header.Bytes > data.Length * MostExpansion) Fail(_dataOffset, $"{data.Length} bytes of image data", $"at least {_header.Bytes / MostExpansion} for {_header.Height}x{_header.Width} pixels");
        data.Position = 0;
        return new PngImage(_header, Unpack(data), _palette);
    }

    private bool ReadChunk(ref int offset, MemoryStream data)
    {
        ReadOnlySpan<byte> rest = _bytes.AsSpan(offset);
        uint length = rest.Length < ChunkOverhead ? uint.MaxValue : BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (length > rest.Length - ChunkOverhead) Fail(offset, $"an end after {_bytes.Length} bytes, inside a chunk", "a whole PNG image");
        ReadOnlySpan<byte> typed = rest.Slice(4, 4 + (int)length), type = typed[..4], content = typed[4..];
        uint checksum = BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + (int)length)..]), expected = System.IO.Hashing.Crc32.HashToUInt32(typed);
        if (checksum != expected) Fail(offset, $"checksum {checksum:X8} of chunk {Encoding.ASCII.GetString(type)}", $"{expected:X8}");
        TakeChunk(type, content, offset, data);
        offset += ChunkOverhead + (int)length;
        return type.SequenceEqual("IEND"u8);
    }

    private void TakeChunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> content, int offset, MemoryStream data)
    {
        if (type.SequenceEqual("IHDR"u8)) ReadHeader(content, offset);
        else if (_header.Width == 0) Fail(offset, $"chunk {Encoding.ASCII.GetString(type)}", "IHDR, which comes first");
        else if (type.SequenceEqual("IDAT"u8))
        {
            if (_dataOffset == 0) _dataOffset = offset;
            data.Write(content);
        }
        else if (type.SequenceEqual("PLTE"u8)) ReadPalette(content, offset);
        else if (!type.SequenceEqual("IEND"u8) && char.IsAsciiLetterUpper((char)type[0]))
            Fail(offset, $"chunk {Encoding.ASCII.GetString(type)}, which is said to matter", "IHDR, PLTE, IDAT, IEND, and chunks that do not matter");
    }

    private void ReadHeader(ReadOnlySpan<byte> data, int offset)
    {
        if (_header.Width > 0) Fail(offset, "a second IHDR", "one");
        if (data.Length != PngHeader.Length) Fail(offset, $"an IHDR of {data.Length} bytes", $"{PngHeader.Length}");
        if (PngHeader.Defect(data, _maxPixels) is { } defect) Fail(offset, defect.Found, defect.Allowed);
        _header = PngHeader.Parse(data);
    }

    private void ReadPalette(ReadOnlySpan<byte> data, int offset)
    {
        if (data.Length % 3 != 0 || data.Length is < 3 or > 3 * 256) Fail(offset, $"a PLTE of {data.Length} bytes", "3 for each of 1 to 256 colours");
        _palette = MemoryMarshal.Cast<byte, Rgb>(data).ToArray();
    }

    private uint[] Unpack(MemoryStream data)
    {
        var pixels = new uint[_header.Height * _header.Width];
        try
        {
            using var zlib = new ZLibStream(data, CompressionMode.Decompress);
            foreach (PngPass pass in PngPass.Of(_header)) Unpack(zlib, pass, pixels);
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException)
        {
            Throw.Input(_file, $"byte {_dataOffset}", "image data that is damaged or ends early", $"{_header.Height} rows of {_header.Width} pixels", failure);
        }
        return pixels;
    }

    private void Unpack(ZLibStream zlib, in PngPass pass, uint[] pixels)
    {
        // The byte that names the filter comes before each row.
        byte[] above = new byte[1 + _header.RowBytes(pass.Columns)], row = new byte[above.Length];
        for (int y = 0; y < pass.Rows; y++)
        {
            zlib.ReadExactly(row);
            if (row[0] > PngFilter.Last) Fail(_dataOffset, $"filter {row[0]} in row {y}", $"0 to {PngFilter.Last}");
            PngFilter.Undo(row[0], row.AsSpan(1), above.AsSpan(1), _header.PixelBytes);
            int start = (pass.Top + y * pass.RowStep) * _header.Width + pass.Left;
            UnpackRow(row.AsSpan(1), pass.Columns, pixels.AsSpan(start), pass.ColumnStep);
            (above, row) = (row, above);
        }
    }

    private void UnpackRow(ReadOnlySpan<byte> row, int count, Span<uint> pixels, int step)
    {
        int bits = _header.Bits;
        if (bits == 16)
            for (int x = 0; x < count; x++) pixels[x * step] = BinaryPrimitives.ReadUInt16BigEndian(row[(2 * x)..]);
        else if (bits < 8)
            for (int x = 0; x < count; x++) pixels[x * step] = (uint)(row[x * bits / 8] >> 8 - bits - x * bits % 8 & (1 << bits) - 1);
        else
            for (int x = 0, channels = _header.Channels; x < count; x++)
                for (int channel = 0; channel < channels; channel++) pixels[x * step] |= (uint)row[x * channels + channel] << 8 * channel;
    }

    private void Fail(int offset, string found, string allowed) => Throw.Input(_file, $"byte {offset}", found, allowed);
}
