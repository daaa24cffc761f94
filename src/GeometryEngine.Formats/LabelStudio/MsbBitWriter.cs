namespace GeometryEngine.Formats;

/// <summary>Writes bits into bytes, the highest of each byte first.</summary>
internal sealed class MsbBitWriter
{
    private readonly List<byte> _bytes = [];
    private int _free;

    /// <summary>Appends the lowest bits of a number.</summary>
    public void Write(uint value, int bits)
    {
        while (bits > 0)
        {
            if (_free == 0)
            {
                _bytes.Add(0);
                _free = 8;
            }
            int taken = Math.Min(_free, bits);
            uint part = value >> (bits - taken) & (1u << taken) - 1;
            _free -= taken;
            _bytes[^1] |= (byte)(part << _free);
            bits -= taken;
        }
    }

    /// <summary>What was written, zeros up to a whole byte.</summary>
    public byte[] ToArray() => [.. _bytes];
}
