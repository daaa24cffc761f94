namespace GeometryEngine.Formats;

/// <summary>An image of a YOLO data set.</summary>
internal sealed class YoloImage
{
    /// <summary>The image's name, as other formats would write it.</summary>
    public required string FileName { get; set; }

    /// <summary>The part of the data set; null when none is named.</summary>
    public required string? Subset { get; init; }

    /// <summary>The file with its labels; null when there is none, and nothing on the image.</summary>
    public required string? LabelFile { get; init; }

    /// <summary>Pixels; 0 when unknown.</summary>
    public int Height { get; set; }

    /// <summary>Pixels; 0 when unknown.</summary>
    public int Width { get; set; }
}
