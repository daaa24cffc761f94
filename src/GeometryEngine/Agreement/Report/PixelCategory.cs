namespace GeometryEngine;

/// <summary>Agreement on the pixels of one category, summed over pairs of annotators.</summary>
/// <param name="Category">The category's name; null for the background.</param>
/// <param name="Intersection">Pixels to which both give the category.</param>
/// <param name="Union">Pixels to which either gives it.</param>
/// <param name="Iou">Intersection over union.</param>
public sealed record PixelCategory(string? Category, long Intersection, long Union, Measure Iou)
{
    /// <summary>What output calls the background.</summary>
    public const string Background = "background";

    /// <summary>Dice's coefficient: twice the intersection / pixels of the one and of the other.</summary>
    public required Measure Dice { get; init; }
}
