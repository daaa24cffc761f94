using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace GeometryEngine.Formats;

/// <summary>
/// Reads masks from PNG images: grey of 1 to 16 bits and palette indexes, as the values that are stored, without colour space or scaling.
/// Colours, alpha and interlacing are refused: what a mask means by them is not in the file.
/// </summary>
public sealed class PngReader
{
    private const int ChunkOverhead = 12; // length, type, checksum
    private const byte Grey = 0;
    private const byte Palette = 3;

    private readonly byte[] _bytes;
    private readonly string _file;
    private int _height;
    private int _width;
    private int _bits;
    private int _dataOffset;

    private PngReader(byte[] bytes, string file)
    {
        _bytes = bytes;
        _file = file;
    }

    /// <summary>Whether bytes begin as a PNG does.</summary>
    /// <param name="bytes">The first bytes of a file.</param>
    public static bool IsPng(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Png.Signature);

    /// <summary>Reads an image.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="file">Its name, for problems.</param>
    /// <exception cref="InputException">It is no such PNG, or is damaged.</exception>
    public static LabelMap<ushort> ReadLabels(byte[] bytes, string file) => new PngReader(bytes, file).Read();

    private LabelMap<ushort> Read()
    {
        if (!IsPng(_bytes)) Fail(0, "content that begins unlike PNG", "a PNG image");
        using var data = new MemoryStream();
        int offset = Png.Signature.Length;
        bool ended = false;
        while (!ended) ended = ReadChunk(ref offset, data);
        if (_width == 0) Fail(offset, "an end without IHDR", "a PNG image");
        data.Position = 0;
        return new LabelMap<ushort>(_height, _width, Unpack(data));
    }

    private bool ReadChunk(ref int offset, MemoryStream data)
    {
        ReadOnlySpan<byte> rest = _bytes.AsSpan(offset);
        uint length = rest.Length < ChunkOverhead ? uint.MaxValue : BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (length > rest.Length - ChunkOverhead) Fail(offset, $"an end after {_bytes.Length} bytes, inside a chunk", "a whole PNG image");
        ReadOnlySpan<byte> typed = rest.Slice(4, 4 + (int)length), type = typed[..4], content = typed[4..];
        uint checksum = BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + (int)length)..]);
        uint expected = PngChecksum.Finish(PngChecksum.Add(PngChecksum.Start, typed));
        if (checksum != expected) Fail(offset, $"checksum {checksum:X8} of chunk {Encoding.ASCII.GetString(type)}", $"{expected:X8}");
        if (type.SequenceEqual("IHDR"u8)) ReadHeader(content, offset);
        if (type.SequenceEqual("IDAT"u8))
        {
            if (_dataOffset == 0) _dataOffset = offset;
            data.Write(content);
        }
        offset += ChunkOverhead + (int)length;
        return type.SequenceEqual("IEND"u8);
    }

    private void ReadHeader(ReadOnlySpan<byte> header, int offset)
    {
        if (header.Length != 13) Fail(offset, $"an IHDR of {header.Length} bytes", "13");
        _width = BinaryPrimitives.ReadInt32BigEndian(header);
        _height = BinaryPrimitives.ReadInt32BigEndian(header[4..]);
        _bits = header[8];
        byte colour = header[9];
        if (_width < 1 || _height < 1 || (long)_width * _height > Array.MaxLength / 2)
            Fail(offset, $"an image of {_height}x{_width} pixels", $"1 to {Array.MaxLength / 2} pixels");
        if (colour is not (Grey or Palette)) Fail(offset, $"colour type {colour}", "0 (grey) or 3 (palette): one value a pixel");
        if (_bits is not (1 or 2 or 4 or 8 or 16) || (colour == Palette && _bits == 16)) Fail(offset, $"{_bits} bits", "1, 2, 4, 8, and 16 for grey");
        if (header[12] != 0) Fail(offset, "an interlaced image", "one without interlacing");
    }

    private ushort[] Unpack(MemoryStream data)
    {
        var labels = new ushort[_height * _width];
        int pixelBytes = Math.Max(1, _bits / 8);
        byte[] above = new byte[(_width * _bits + 7) / 8], row = new byte[above.Length], filter = new byte[1];
        try
        {
            using var zlib = new ZLibStream(data, CompressionMode.Decompress);
            for (int y = 0; y < _height; y++)
            {
                zlib.ReadExactly(filter);
                zlib.ReadExactly(row);
                if (filter[0] > 4) Fail(_dataOffset, $"filter {filter[0]} in row {y}", "0 to 4");
                Unfilter(filter[0], row, above, pixelBytes);
                UnpackRow(row, labels.AsSpan(y * _width, _width));
                (above, row) = (row, above);
            }
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException)
        {
            Throw.Input(_file, $"byte {_dataOffset}", "image data that is damaged or ends early", $"{_height} rows of {_width} pixels", failure);
        }
        return labels;
    }

    // PNG specification, section 9: each byte is stored as the difference to what the filter predicts.
    private static void Unfilter(byte filter, byte[] row, byte[] above, int pixelBytes)
    {
        for (int i = 0; i < row.Length; i++)
        {
            int left = i < pixelBytes ? 0 : row[i - pixelBytes], up = above[i], corner = i < pixelBytes ? 0 : above[i - pixelBytes];
            int predicted = filter switch
            {
                0 => 0,
                1 => left,
                2 => up,
                3 => (left + up) / 2,
                _ => Paeth(left, up, corner),
            };
            row[i] += (byte)predicted;
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        int toLeft = Math.Abs(up - corner), toUp = Math.Abs(left - corner), toCorner = Math.Abs(left + up - 2 * corner);
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    private void UnpackRow(byte[] row, Span<ushort> labels)
    {
        for (int x = 0; x < labels.Length; x++)
        {
            int bit = x * _bits, shift = 8 - _bits - bit % 8;
            labels[x] = _bits == 16 ? BinaryPrimitives.ReadUInt16BigEndian(row.AsSpan(2 * x)) : (ushort)(row[bit / 8] >> shift & (1 << _bits) - 1);
        }
    }

    private void Fail(int offset, string found, string allowed) => Throw.Input(_file, $"byte {offset}", found, allowed);
}
