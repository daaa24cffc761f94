namespace GeometryEngine.Formats;

/// <summary>What a PNG is written for.</summary>
public enum PngCompression
{
    /// <summary>Speed: the stream is made from runs, and is about as small as zlib's at its default level.</summary>
    Fast,

    /// <summary>Size, as for archives: zlib at its best, at a hundred times the time or more.</summary>
    Small,
}
