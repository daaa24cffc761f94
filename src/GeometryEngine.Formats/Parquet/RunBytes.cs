namespace GeometryEngine.Formats;

/// <summary>Run lengths as bytes: each as LEB128, seven bits a byte, the lowest first.</summary>
internal static class RunBytes
{
    /// <summary>Run lengths as bytes.</summary>
    public static byte[] Of(ReadOnlySpan<uint> counts)
    {
        var bytes = new List<byte>(counts.Length * 2);
        foreach (uint count in counts)
        {
            uint rest = count;
            for (; rest >= 0x80; rest >>= 7) bytes.Add((byte)(rest | 0x80));
            bytes.Add((byte)rest);
        }
        return [.. bytes];
    }

    /// <summary>Reads run lengths; null where the bytes are none.</summary>
    public static uint[]? Read(ReadOnlySpan<byte> bytes)
    {
        var counts = new List<uint>();
        ulong count = 0;
        int shift = 0;
        foreach (byte next in bytes)
        {
            count |= (ulong)(next & 0x7F) << shift;
            if (count > uint.MaxValue || shift > 28) return null;
            shift += 7;
            if (next >= 0x80) continue;
            counts.Add((uint)count);
            (count, shift) = (0, 0);
        }
        return shift == 0 ? [.. counts] : null;
    }
}
