namespace GeometryEngine;

/// <summary>
/// How the borders of each object of one set lie to those of another, in one image. Borders are found once for each object, distances once
/// for each pair, when first asked for; not safe for use from several threads.
/// </summary>
public sealed class SurfaceTable
{
    private readonly Side _a, _b;
    private readonly Dictionary<(int, int, SurfaceElement), SurfaceDistances> _distances = [];

    /// <summary>A table of masks of one size.</summary>
    /// <param name="a">Masks of the first set; null for objects without one.</param>
    /// <param name="b">Masks of the second set.</param>
    /// <param name="spacing">How far pixels lie apart.</param>
    /// <param name="boundaryRatio">Width of the boundary of <see cref="BoundaryIou"/>, as a share of the image's diagonal.</param>
    public SurfaceTable(IReadOnlyList<BitMask?> a, IReadOnlyList<BitMask?> b, PixelSpacing spacing, double boundaryRatio)
    {
        _a = new Side(a, spacing, boundaryRatio);
        _b = new Side(b, spacing, boundaryRatio);
    }

    /// <summary>The IoU of two objects' boundaries; undefined when both masks are empty, or an object has none.</summary>
    /// <param name="row">Index into the first set.</param>
    /// <param name="column">Index into the second set.</param>
    public Measure BoundaryIou(int row, int column) =>
        _a.Boundary(row) is { } a && _b.Boundary(column) is { } b
            ? GeometryEngine.BoundaryIou.OfBoundaries(a, b)
            : Measure.Undefined(MeasureStatus.Empty);

    /// <summary>The distances between two objects' borders; null when an object has no mask.</summary>
    /// <param name="row">Index into the first set.</param>
    /// <param name="column">Index into the second set.</param>
    /// <param name="element">What the borders consist of.</param>
    public SurfaceDistances? Distances(int row, int column, SurfaceElement element)
    {
        if (_distances.TryGetValue((row, column, element), out SurfaceDistances? known)) return known;
        if (_a.Elements(row, element) is not { } a || _b.Elements(column, element) is not { } b) return null;
        SurfaceDistances distances = SurfaceDistances.Between(a, b);
        _distances.Add((row, column, element), distances);
        return distances;
    }

    // The borders of one set's objects.
    private sealed class Side(IReadOnlyList<BitMask?> masks, PixelSpacing spacing, double boundaryRatio)
    {
        private readonly Dictionary<int, BitMask> _boundaries = [];
        private readonly Dictionary<(int, SurfaceElement), SurfaceElements> _elements = [];

        public BitMask? Boundary(int index)
        {
            if (masks[index] is not { } mask) return null;
            if (!_boundaries.TryGetValue(index, out BitMask? boundary))
                _boundaries.Add(index, boundary = GeometryEngine.BoundaryIou.Boundary(mask, boundaryRatio));
            return boundary;
        }

        public SurfaceElements? Elements(int index, SurfaceElement element)
        {
            if (masks[index] is not { } mask) return null;
            if (!_elements.TryGetValue((index, element), out SurfaceElements? elements))
                _elements.Add((index, element), elements = SurfaceElements.Of(mask, element, spacing));
            return elements;
        }
    }
}
