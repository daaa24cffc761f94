namespace GeometryEngine;

/// <summary>
/// The border of a mask: its elements row by row, each with its length. Size and time grow with the border, not with the area behind it.
/// </summary>
public sealed class SurfaceElements
{
    private readonly int[] _rowStarts; // of row _top + i; one more than rows
    private readonly int[] _columns;
    private readonly double[] _lengths;
    private readonly int _top;

    private SurfaceElements(SurfaceElement element, PixelSpacing spacing, int top, int[] rowStarts, int[] columns, double[] lengths)
    {
        (Element, Spacing) = (element, spacing);
        (_top, _rowStarts, _columns, _lengths) = (top, rowStarts, columns, lengths);
    }

    /// <summary>What the elements are.</summary>
    public SurfaceElement Element { get; }

    /// <summary>How far the pixels lie apart.</summary>
    public PixelSpacing Spacing { get; }

    /// <summary>Number of elements; 0 for an empty mask.</summary>
    public int Count => _columns.Length;

    /// <summary>The length of each element, row by row: 1 for a border pixel.</summary>
    public ReadOnlySpan<double> Lengths => _lengths;

    /// <summary>First row that may hold elements.</summary>
    internal int Top => _top;

    /// <summary>The row behind the last that may hold elements.</summary>
    internal int Bottom => _top + _rowStarts.Length - 1;

    /// <summary>The columns of a row's elements, ascending.</summary>
    internal ReadOnlySpan<int> Row(int row) =>
        _columns.AsSpan(_rowStarts[row - _top], _rowStarts[row - _top + 1] - _rowStarts[row - _top]);

    /// <summary>The border of a mask.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="element">What the border consists of.</param>
    /// <param name="spacing">How far pixels lie apart; <see cref="PixelSpacing.Pixels"/> when null.</param>
    /// <exception cref="ArgumentException">A spacing is not a finite number above 0.</exception>
    public static SurfaceElements Of(BitMask mask, SurfaceElement element, PixelSpacing? spacing = null)
    {
        PixelSpacing apart = spacing ?? PixelSpacing.Pixels;
        Throw.IfNotSpacing(apart, nameof(spacing));
        BitMask border = element == SurfaceElement.BorderPixel ? mask.Border() : mask.ContourCorners();
        var columns = new List<int>();
        var rowStarts = new List<int> { 0 };
        BitFrame frame = border.Bits.Frame;
        for (int row = frame.Top; row < frame.Bottom; row++)
        {
            border.AddColumns(row, columns);
            rowStarts.Add(columns.Count);
        }
        double[] lengths = new double[columns.Count];
        if (element == SurfaceElement.BorderPixel) Array.Fill(lengths, 1);
        var elements = new SurfaceElements(element, apart, frame.Top, [.. rowStarts], [.. columns], lengths);
        if (element == SurfaceElement.ContourCorner) elements.MeasureContour(mask);
        return elements;
    }

    // One or three pixels of four: the contour cuts the corner. Two side by side: it runs straight. Two across: it cuts twice.
    private void MeasureContour(BitMask mask)
    {
        double diagonal = 0.5 * Math.Sqrt(Spacing.Rows * Spacing.Rows + Spacing.Columns * Spacing.Columns);
        int next = 0;
        for (int row = _top; row < Bottom; row++)
        {
            foreach (int column in Row(row))
            {
                bool topLeft = mask.IsSet(row - 1, column - 1), topRight = mask.IsSet(row - 1, column);
                bool bottomLeft = mask.IsSet(row, column - 1), bottomRight = mask.IsSet(row, column);
                _lengths[next++] = (topLeft == bottomRight, topRight == bottomLeft) switch
                {
                    (true, true) => 2 * diagonal,
                    (false, false) => topLeft == topRight ? Spacing.Columns : Spacing.Rows,
                    _ => diagonal,
                };
            }
        }
    }
}
