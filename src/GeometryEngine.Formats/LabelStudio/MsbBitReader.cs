namespace GeometryEngine.Formats;

/// <summary>Reads bits from bytes, the highest of each byte first.</summary>
internal ref struct MsbBitReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private long _position;

    /// <summary>Reads a number of up to 32 bits; false when fewer are left.</summary>
    public bool TryRead(int bits, out uint value)
    {
        value = 0;
        if (_position + bits > _bytes.Length * 8L) return false;
        while (bits > 0)
        {
            int used = (int)(_position & 7), taken = Math.Min(8 - used, bits);
            uint part = (uint)_bytes[(int)(_position >> 3)] >> (8 - used - taken) & (1u << taken) - 1;
            value = value << taken | part;
            _position += taken;
            bits -= taken;
        }
        return true;
    }
}
