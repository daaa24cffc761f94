using System.Numerics.Tensors;

namespace GeometryEngine.Formats;

/// <summary>The filters of PNG (specification, section 9): each byte is stored as the difference to what the bytes before it let expect.</summary>
internal static class PngFilter
{
    /// <summary>The highest number of a filter.</summary>
    public const int Last = 4;

    /// <summary>Turns the differences of a row into its bytes.</summary>
    /// <param name="filter">The filter's number, 0 to <see cref="Last"/>.</param>
    /// <param name="row">The row.</param>
    /// <param name="above">The row above; zeros above the first.</param>
    /// <param name="pixelBytes">Bytes from a pixel to the next.</param>
    public static void Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int pixelBytes)
    {
        switch (filter)
        {
            case 1:
                for (int i = pixelBytes; i < row.Length; i++) row[i] += row[i - pixelBytes];
                break;
            case 2:
                TensorPrimitives.Add(row, above, row);
                break;
            case 3:
                for (int i = 0; i < row.Length; i++) row[i] += (byte)(((i < pixelBytes ? 0 : row[i - pixelBytes]) + above[i]) / 2);
                break;
            case 4:
                for (int i = 0; i < pixelBytes && i < row.Length; i++) row[i] += above[i];
                for (int i = pixelBytes; i < row.Length; i++) row[i] += Paeth(row[i - pixelBytes], above[i], above[i - pixelBytes]);
                break;
            default:
                break;
        }
    }

    // The one of left, up and corner that is nearest to left + up - corner; earlier ones win.
    private static byte Paeth(byte left, byte up, byte corner)
    {
        int toLeft = Math.Abs(up - corner), toUp = Math.Abs(left - corner), toCorner = Math.Abs(left + up - 2 * corner);
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
