namespace GeometryEngine;

/// <summary>How each object of one set overlaps each of another: areas and intersections, from which IoU and Dice follow.</summary>
/// <param name="rows">Number of objects of the first set.</param>
/// <param name="columns">Number of objects of the second set.</param>
public sealed class OverlapTable(int rows, int columns)
{
    private readonly (double Intersection, double AreaA, double AreaB, bool InCrowd)[] _cells =
        new (double, double, double, bool)[rows * columns];

    /// <summary>Number of objects of the first set.</summary>
    public int Rows => rows;

    /// <summary>Number of objects of the second set.</summary>
    public int Columns => columns;

    /// <summary>Sets one pair.</summary>
    /// <param name="row">Index into the first set.</param>
    /// <param name="column">Index into the second set.</param>
    /// <param name="intersection">Area that both cover: pixels, or square pixels of boxes.</param>
    /// <param name="areaA">Area of the first object, in the same unit.</param>
    /// <param name="areaB">Area of the second object.</param>
    /// <param name="inCrowd">Whether the second is a crowd region, of which only the part within the first counts.</param>
    public void Set(int row, int column, double intersection, double areaA, double areaB, bool inCrowd) =>
        _cells[row * columns + column] = (intersection, areaA, areaB, inCrowd);

    /// <summary>
    /// Intersection over union, or over the area of the first where the second is a crowd; 0 without intersection, two empty masks included.
    /// In the evaluation order of pycocotools, so that the last digit agrees.
    /// </summary>
    /// <param name="row">Index into the first set.</param>
    /// <param name="column">Index into the second set.</param>
    public double Iou(int row, int column)
    {
        var (intersection, areaA, areaB, inCrowd) = _cells[row * columns + column];
        if (intersection == 0) return 0;
        return intersection / (inCrowd ? areaA : areaA + areaB - intersection);
    }

    /// <summary>2 * intersection / sum of the areas; undefined when both are empty. A crowd is a region like any other.</summary>
    /// <param name="row">Index into the first set.</param>
    /// <param name="column">Index into the second set.</param>
    public Measure Dice(int row, int column)
    {
        var (intersection, areaA, areaB, _) = _cells[row * columns + column];
        return Measure.Ratio(2 * intersection, areaA + areaB);
    }
}
