namespace GeometryEngine.Formats;

/// <summary>An image of a source of CSV files, and where its rows stand.</summary>
internal sealed class CsvImage
{
    /// <summary>What the files call it.</summary>
    public required string Name { get; init; }

    /// <summary>Its rows.</summary>
    public List<CsvStretch> Stretches { get; } = [];

    /// <summary>The part of the data set; null when none is named.</summary>
    public string? Subset { get; set; }

    /// <summary>Pixels; 0 when unknown.</summary>
    public int Height { get; set; }

    /// <summary>Pixels; 0 when unknown.</summary>
    public int Width { get; set; }
}
