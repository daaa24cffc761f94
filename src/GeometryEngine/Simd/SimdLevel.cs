namespace GeometryEngine;

/// <summary>The width of the registers that the kernels work with. Every level gives the same results.</summary>
public enum SimdLevel
{
    /// <summary>One 64-bit word at a time, without vector instructions.</summary>
    Word64 = 64,

    /// <summary>128 bits: SSE or Neon.</summary>
    Vector128 = 128,

    /// <summary>256 bits: AVX2.</summary>
    Vector256 = 256,

    /// <summary>512 bits: AVX-512.</summary>
    Vector512 = 512,
}
