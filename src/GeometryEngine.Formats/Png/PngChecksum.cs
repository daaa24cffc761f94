namespace GeometryEngine.Formats;

/// <summary>CRC-32 as PNG uses it (ISO 3309, reflected polynomial 0xEDB88320).</summary>
internal static class PngChecksum
{
    /// <summary>The state before the first byte.</summary>
    public const uint Start = uint.MaxValue;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];

    /// <summary>The state after more bytes.</summary>
    public static uint Add(uint state, ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes) state = Table[(byte)(state ^ value)] ^ (state >> 8);
        return state;
    }

    /// <summary>The checksum.</summary>
    public static uint Finish(uint state) => ~state;

    private static uint Entry(int index)
    {
        uint value = (uint)index;
        for (int bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
        return value;
    }
}
