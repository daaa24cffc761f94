using System.Buffers.Binary;
using BitMiracle.LibTiff.Classic;

namespace GeometryEngine.Formats.Tests;

/// <summary>An image of labels, and how it is stored as TIFF.</summary>
internal sealed record TiffScene(int Height, int Width, double[] Labels)
{
    public int Bits { get; init; } = 16;

    public SampleFormat Format { get; init; } = SampleFormat.UINT;

    public Compression Compression { get; init; } = Compression.NONE;

    public bool Predicts { get; init; }

    public int RowsPerStrip { get; init; } = 3;

    public bool IsTiled { get; init; }

    public string Mode { get; init; } = "w";

    public Photometric Photometric { get; init; } = Photometric.MINISBLACK;

    public int Samples { get; init; } = 1;

    /// <summary>A file with the images, one after another.</summary>
    public static byte[] Write(params ReadOnlySpan<TiffScene> scenes)
    {
        using var memory = new MemoryStream();
        using (Tiff tiff = Tiff.ClientOpen("test", scenes[0].Mode, memory, new TiffStream()))
        {
            foreach (TiffScene scene in scenes)
            {
                scene.Write(tiff);
                Assert.True(tiff.WriteDirectory());
            }
            tiff.Flush();
            return memory.ToArray();
        }
    }

    /// <summary>The pixels of each label above 0, or from 0 on: the slow and plain way.</summary>
    public IEnumerable<(long Label, Rle Mask)> Masks(double least = 1) => Labels.Where(label => label >= least).Distinct().Order()
        .Select(label => ((long)label, Rle.Encode([.. Labels.Select(other => other == label ? (byte)1 : (byte)0)], Height, Width, PixelOrder.RowMajor)));

    private void Write(Tiff tiff)
    {
        tiff.SetField(TiffTag.IMAGEWIDTH, Width);
        tiff.SetField(TiffTag.IMAGELENGTH, Height);
        tiff.SetField(TiffTag.BITSPERSAMPLE, Bits);
        tiff.SetField(TiffTag.SAMPLESPERPIXEL, Samples);
        tiff.SetField(TiffTag.SAMPLEFORMAT, Format);
        tiff.SetField(TiffTag.PHOTOMETRIC, Photometric);
        tiff.SetField(TiffTag.PLANARCONFIG, PlanarConfig.CONTIG);
        tiff.SetField(TiffTag.ORIENTATION, Orientation.TOPLEFT);
        tiff.SetField(TiffTag.COMPRESSION, Compression);
        if (Predicts) tiff.SetField(TiffTag.PREDICTOR, Predictor.HORIZONTAL);
        if (!IsTiled)
        {
            tiff.SetField(TiffTag.ROWSPERSTRIP, RowsPerStrip);
            for (int y = 0; y < Height; y++) Assert.True(tiff.WriteScanline(Pack(y, 0, Width * Samples), y));
            return;
        }
        tiff.SetField(TiffTag.TILEWIDTH, 16);
        tiff.SetField(TiffTag.TILELENGTH, 32);
        for (int top = 0; top < Height; top += 32)
            for (int left = 0; left < Width; left += 16)
                Assert.True(tiff.WriteTile([.. Enumerable.Range(top, 32).SelectMany(y => Pack(y, left, 16))], left, top, 0, 0) >= 0);
    }

    // Beyond the image, where tiles reach, is 7.
    private byte[] Pack(int y, int left, int count)
    {
        var bytes = new byte[(count * Bits + 7) / 8];
        for (int i = 0; i < count; i++)
        {
            double label = y < Height && left + i < Width ? Labels[y * Width + left + i] : Bits == 1 ? 1 : 7;
            Span<byte> pixel = bytes.AsSpan(i * Bits / 8);
            if (Bits == 1) bytes[i / 8] |= (byte)((label == 0) == (Photometric == Photometric.MINISWHITE) ? 0x80 >> i % 8 : 0);
            else if (Bits == 8) pixel[0] = (byte)(long)label;
            else if (Bits == 16) BinaryPrimitives.WriteUInt16LittleEndian(pixel, (ushort)(long)label);
            else if (Format == SampleFormat.IEEEFP && Bits == 32) BinaryPrimitives.WriteSingleLittleEndian(pixel, (float)label);
            else if (Format == SampleFormat.IEEEFP) BinaryPrimitives.WriteDoubleLittleEndian(pixel, label);
            else BinaryPrimitives.WriteUInt32LittleEndian(pixel, (uint)(long)label);
        }
        return bytes;
    }
}
