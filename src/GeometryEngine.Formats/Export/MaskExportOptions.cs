namespace GeometryEngine.Formats;

/// <summary>Choices of a mask export.</summary>
public sealed record MaskExportOptions
{
    /// <summary>What the pixels say.</summary>
    public MaskKind Kind { get; init; }

    /// <summary>The pixel value of a category in semantic masks.</summary>
    public CategoryValue Values { get; init; }

    /// <summary>Which object lies on top where several overlap.</summary>
    public PaintOrder PaintOrder { get; init; }

    /// <summary>Bits of a pixel: 8 or 16. Binary masks always have 8.</summary>
    public int Bits { get; init; } = 8;

    /// <summary>The largest pixel value.</summary>
    public int MaxValue => Bits == 8 ? byte.MaxValue : ushort.MaxValue;

    /// <summary>The pixel value of a category; null when it does not fit.</summary>
    /// <param name="category">The category.</param>
    /// <param name="index">Its index among the categories.</param>
    public int? ValueOf(Category category, int index)
    {
        long value = Values == CategoryValue.Index ? index + 1L : category.Id.Number;
        return value >= 1 && value <= MaxValue ? (int)value : null;
    }
}
