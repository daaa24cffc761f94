namespace GeometryEngine;

/// <summary>What became of pixels, where label maps were fused.</summary>
public sealed record PixelConsensus
{
    /// <summary>Images whose maps were fused.</summary>
    public required long Images { get; init; }

    /// <summary>Images with outlines but without a size, whose pixels are unknown and left out.</summary>
    public required long ImagesWithoutSize { get; init; }

    /// <summary>Regions written: one for each category of an image.</summary>
    public required long Regions { get; init; }

    /// <summary>Pixels where several labels are as probable, which are background.</summary>
    public required long TiedPixels { get; init; }

    /// <summary>Images of which STAPLE could not tell the annotators apart (fewer than three took part), so that the vote decided.</summary>
    public required long NotIdentifiable { get; init; }
}
