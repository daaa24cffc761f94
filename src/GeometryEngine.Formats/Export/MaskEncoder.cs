using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace GeometryEngine.Formats;

/// <summary>Writes masks as the files of an export. Not safe to use from several threads at once.</summary>
/// <param name="options">The form of the files.</param>
/// <param name="format">The pixel format of PNGs.</param>
internal sealed class MaskEncoder(MaskExportOptions options, PngPixelFormat format)
{
    private readonly PngEncoder _png = new(options.Compression);

    /// <summary>The bytes of a mask's file.</summary>
    /// <param name="values">The mask, by rows.</param>
    public byte[] Encode(LabelRuns values)
    {
        using var output = new MemoryStream();
        if (options.File == MaskFile.Png) _png.Encode(values, format, output);
        else if (options.File == MaskFile.Npy) WriteNpy(values, output);
        else WriteRle(values, output);
        return output.Length == output.Capacity ? output.GetBuffer() : output.ToArray(); // whole where it was written at once
    }

    // NumPy's format, version 1.0: a dictionary as text, filled up so that the data begins at a multiple of 64.
    private void WriteNpy(LabelRuns values, Stream output)
    {
        int bytes = options.Bits == 16 ? 2 : 1;
        string head = string.Create(CultureInfo.InvariantCulture,
            $"{{'descr': '{(bytes == 2 ? "<u2" : "|u1")}', 'fortran_order': False, 'shape': ({values.Height}, {values.Width}), }}");
        int length = (10 + head.Length + 1 + 63) / 64 * 64 - 10;
        output.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)length, (byte)(length >> 8)]);
        output.Write(Encoding.ASCII.GetBytes(head.PadRight(length - 1) + "\n"));
        uint start = 0;
        Span<byte> value = stackalloc byte[sizeof(ushort)];
        for (int i = 0; i < values.Ends.Length; start = values.Ends[i++])
        {
            BinaryPrimitives.WriteUInt16LittleEndian(value, (ushort)values.Labels[i]);
            WriteRepeated(output, value[..bytes], values.Ends[i] - start);
        }
    }

    private static void WriteRepeated(Stream output, ReadOnlySpan<byte> value, uint times)
    {
        Span<byte> block = stackalloc byte[1024];
        for (int i = 0; i < block.Length; i += value.Length) value.CopyTo(block[i..]);
        for (long bytes = (long)times * value.Length; bytes > 0; bytes -= block.Length) output.Write(block[..(int)Math.Min(bytes, block.Length)]);
    }

    private void WriteRle(LabelRuns values, Stream output)
    {
        using var json = new JsonOutput(output);
        json.BeginObject();
        json.Property("size"u8);
        WriteSize(json, values);
        json.Property("masks"u8);
        json.BeginList();
        foreach ((int value, Rle mask) in LabelMasks.Of(values, options.Background))
        {
            json.NewLine();
            json.BeginObject();
            json.Property("value"u8);
            json.Number(value);
            json.Property("segmentation"u8);
            json.BeginObject();
            json.Property("size"u8);
            WriteSize(json, values);
            json.Property("counts"u8);
            json.Text(mask.ToCocoString());
            json.EndObject();
            json.EndObject();
        }
        json.EndLine();
        json.EndList();
        json.EndObject();
        json.EndLine();
        json.Flush();
    }

    private static void WriteSize(JsonOutput json, LabelRuns values)
    {
        json.BeginList();
        json.Number(values.Height);
        json.Number(values.Width);
        json.EndList();
    }
}
