namespace GeometryEngine.Formats;

/// <summary>A part of an image that is stored as an image of its own: all of it, or a pass of Adam7 (PNG specification, section 8).</summary>
/// <param name="Top">First row.</param>
/// <param name="Left">First column.</param>
/// <param name="RowStep">From a row to the next.</param>
/// <param name="ColumnStep">From a column to the next.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Columns">Number of columns.</param>
internal readonly record struct PngPass(int Top, int Left, int RowStep, int ColumnStep, int Rows, int Columns)
{
    private static readonly (int Top, int Left, int RowStep, int ColumnStep)[] Adam7 =
        [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)];

    /// <summary>The parts of an image that hold any pixel, in order.</summary>
    /// <param name="header">The image.</param>
    public static IEnumerable<PngPass> Of(PngHeader header)
    {
        if (!header.IsInterlaced) return [new PngPass(0, 0, 1, 1, header.Height, header.Width)];
        return from pass in Adam7
               let rows = Count(header.Height, pass.Top, pass.RowStep)
               let columns = Count(header.Width, pass.Left, pass.ColumnStep)
               where rows > 0 && columns > 0
               select new PngPass(pass.Top, pass.Left, pass.RowStep, pass.ColumnStep, rows, columns);
    }

    private static int Count(int length, int first, int step) => (int)(((long)length - first + step - 1) / step);
}
