namespace GeometryEngine;

/// <summary>What a data set says about one image.</summary>
public sealed record ImageInfo
{
    /// <summary>The id in the (first) file that lists it.</summary>
    public required SourceId Id { get; init; }

    /// <summary>The file name as written; null where a format has none.</summary>
    public string? FileName { get; init; }

    /// <summary>Height in pixels; 0 when no source says it.</summary>
    public int Height { get; init; }

    /// <summary>Width in pixels; 0 when no source says it.</summary>
    public int Width { get; init; }

    /// <summary>The part of the data set it belongs to, such as <c>train</c>, <c>val</c> or <c>test</c>; null when no source says it.</summary>
    public string? Subset { get; init; }

    /// <summary>Fields the engine has no noun for, in file order; <see cref="KnownFields"/> lists those that several formats have.</summary>
    public IReadOnlyList<ExtraField> Extras { get; init; } = [];

    /// <summary>The file name, or the id where there is none: what people call the image.</summary>
    public string Name => FileName ?? Id.ToString();

    /// <summary>Whether height and width are known.</summary>
    public bool HasSize => Height > 0 && Width > 0;
}
