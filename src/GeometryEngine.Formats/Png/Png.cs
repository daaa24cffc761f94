namespace GeometryEngine.Formats;

/// <summary>What is known of PNG (ISO/IEC 15948) on both sides.</summary>
internal static class Png
{
    /// <summary>How every file begins.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
}
