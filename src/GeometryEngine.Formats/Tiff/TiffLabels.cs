using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using BitMiracle.LibTiff.Classic;

namespace GeometryEngine.Formats;

/// <summary>Decodes an image of labels from a TIFF file, a row of pixels or tiles at a time: only the runs stay in memory.</summary>
internal sealed class TiffLabels
{
    private readonly string _path;
    private readonly Tiff _tiff;
    private readonly TiffPage _page;
    private readonly bool _withZero;
    private readonly ValueMasks _masks;
    private long _value;
    private long _start;

    static TiffLabels() => TiffErrors.Install();

    private TiffLabels(string path, Tiff tiff, TiffPage page, bool withZero)
    {
        (_path, _tiff, _page, _withZero) = (path, tiff, page, withZero);
        _masks = new ValueMasks((int)page.Height, (int)page.Width);
    }

    /// <summary>The mask of each value of an image; values below 0, which mean nothing, are left out.</summary>
    /// <param name="file">The file, whose directories were checked.</param>
    /// <param name="page">Which image, without defect.</param>
    /// <param name="withZero">Whether 0 is a label too.</param>
    /// <exception cref="InputException">The pixels are damaged, or are no whole numbers.</exception>
    public static IEnumerable<(long Value, Rle Mask)> Read(InputFile file, TiffPage page, bool withZero)
    {
        TiffErrors.Take();
        try
        {
            using Stream stream = file.ToStream();
            using Tiff? tiff = Tiff.ClientOpen(file.Path, "r", stream, new TiffStream());
            if (tiff is null || !tiff.SetDirectory((short)page.Index)) Fail(file.Path, page, TiffErrors.Take());
            CheckFields(file.Path, tiff!, page);
            return new TiffLabels(file.Path, tiff!, page, withZero).Read();
        }
        catch (Exception failure) when (failure is not (InputException or OutOfMemoryException)) // the decoder says so in many ways
        {
            Fail(file.Path, page, failure.Message, failure);
            return [];
        }
    }

    // The decoder passes over fields of a type that it does not expect, and would decode other pixels then.
    private static void CheckFields(string path, Tiff tiff, TiffPage page)
    {
        ReadOnlySpan<(TiffTag Tag, long Value)> fields =
        [
            (TiffTag.IMAGEWIDTH, page.Width), (TiffTag.IMAGELENGTH, page.Height), (TiffTag.BITSPERSAMPLE, page.Bits), (TiffTag.SAMPLESPERPIXEL, page.Samples),
            (TiffTag.COMPRESSION, page.Compression), (TiffTag.TILEWIDTH, page.Tile.Width), (TiffTag.TILELENGTH, page.Tile.Height), (TiffTag.PREDICTOR, page.Predictor),
        ];
        foreach ((TiffTag tag, long value) in fields)
        {
            if (tag == TiffTag.PREDICTOR && page.Compression is not (5 or 8 or 32946)) continue; // means nothing
            long found = tiff.GetField(tag) is [var field, ..] ? field.ToInt() : tag is TiffTag.TILEWIDTH or TiffTag.TILELENGTH ? 0 : 1;
            if (found != value) Throw.Input(path, $"image {page.Index}", $"tag {(int)tag} of value {value} in a type that is not decoded", "the types that TIFF 6.0 has for it");
        }
    }

    private IEnumerable<(long Value, Rle Mask)> Read()
    {
        if (_page.Tile == default) ReadStrips();
        else ReadTiles();
        Close(_page.Height * _page.Width);
        return _masks.Masks();
    }

    private void ReadStrips()
    {
        var row = new byte[Math.Max(_page.RowBytes, _tiff.ScanlineSize())];
        for (int y = 0; y < _page.Height; y++)
        {
            if (!_tiff.ReadScanline(row, y)) Fail(_path, _page, TiffErrors.Take());
            AddRow(row.AsSpan(0, _page.RowBytes), y);
        }
    }

    private void ReadTiles()
    {
        (int height, int width) = ((int)_page.Tile.Height, (int)_page.Tile.Width);
        int tileRow = (int)(width * _page.Bits / 8), rowBytes = _page.RowBytes;
        var tile = new byte[Math.Max(tileRow * height, _tiff.TileSize())];
        var band = new byte[rowBytes * height];
        for (int top = 0; top < _page.Height; top += height)
        {
            int rows = (int)Math.Min(height, _page.Height - top);
            for (int left = 0; left < _page.Width; left += width)
            {
                if (_tiff.ReadTile(tile, 0, left, top, 0, 0) < 0) Fail(_path, _page, TiffErrors.Take());
                int from = (int)(left * _page.Bits / 8), length = Math.Min(tileRow, rowBytes - from);
                for (int y = 0; y < rows; y++) tile.AsSpan(y * tileRow, length).CopyTo(band.AsSpan(y * rowBytes + from));
            }
            for (int y = 0; y < rows; y++) AddRow(band.AsSpan(y * rowBytes, rowBytes), top + y);
        }
    }

    private void AddRow(Span<byte> row, int y)
    {
        switch (_page.Format, _page.Bits)
        {
            case (_, 1): Add<byte>(Unpack(row), y); break;
            case (2, 8): Add<sbyte>(MemoryMarshal.Cast<byte, sbyte>(row), y); break;
            case (2, 16): Add<short>(MemoryMarshal.Cast<byte, short>(row), y); break;
            case (2, 32): Add<int>(MemoryMarshal.Cast<byte, int>(row), y); break;
            case (3, 32): Add<float>(MemoryMarshal.Cast<byte, float>(row), y); break;
            case (3, _): Add<double>(MemoryMarshal.Cast<byte, double>(row), y); break;
            case (_, 8): Add<byte>(row, y); break;
            case (_, 16): Add<ushort>(MemoryMarshal.Cast<byte, ushort>(row), y); break;
            default: Add<uint>(MemoryMarshal.Cast<byte, uint>(row), y); break;
        }
    }

    // White is 1, as viewers show it, whichever number it is stored as.
    private byte[] Unpack(ReadOnlySpan<byte> row)
    {
        var pixels = new byte[_page.Width];
        int white = _page.Photometric == 0 ? 0 : 1;
        for (int x = 0; x < pixels.Length; x++) pixels[x] = (byte)((row[x / 8] >> 7 - x % 8 & 1) == white ? 1 : 0);
        return pixels;
    }

    private void Add<T>(ReadOnlySpan<T> row, int y) where T : INumber<T>
    {
        long origin = y * _page.Width;
        for (int x = 0; x < row.Length;)
        {
            T pixel = row[x];
            if (!T.IsInteger(pixel) || T.Abs(pixel) > T.CreateSaturating(1L << 53))
                Throw.Input(_path, $"image {_page.Index}, row {y}, column {x}", pixel.ToString(null, CultureInfo.InvariantCulture), "whole numbers, which labels are");
            long value = long.CreateChecked(pixel);
            if (value != _value)
            {
                Close(origin + x);
                _value = value;
            }
            int length = row[x..].IndexOfAnyExcept(pixel);
            x = length < 0 ? row.Length : x + length;
        }
    }

    private void Close(long end)
    {
        if ((_value > 0 || (_value == 0 && _withZero)) && end > _start) _masks.Add(_value, _start, end);
        _start = end;
    }

    private static void Fail(string path, TiffPage page, string? found, Exception? failure = null) =>
        Throw.Input(path, $"image {page.Index}", $"pixels that cannot be decoded: {found ?? "no reason given"}", $"{page.Height} rows of {page.Width} pixels", failure);
}
