namespace GeometryEngine;

/// <summary>OpenCV's 8-connected line (4.6): clipped to the image, then by Bresenham from left to right.</summary>
internal static class OpenCvLine
{
    private const int Left = 1, Right = 2, Above = 4, Below = 8;

    /// <summary>Sets the pixels of a line, both ends included.</summary>
    public static void Draw(long x1, long y1, long x2, long y2, BitPlane plane)
    {
        if (!Clip(ref x1, ref y1, ref x2, ref y2, plane.Height - 1, plane.Width - 1)) return;
        if (x1 > x2) (x1, y1, x2, y2) = (x2, y2, x1, y1);
        long dx = x2 - x1, dy = Math.Abs(y2 - y1), down = y2 < y1 ? -1 : 1;
        bool steep = dy > dx;
        (long major, long minor) = steep ? (dy, dx) : (dx, dy);
        long error = major - 2 * minor;
        for (long i = 0, x = x1, y = y1; i <= major; i++)
        {
            plane.Set(y, x);
            bool diagonal = error < 0;
            error += (diagonal ? 2 * major : 0) - 2 * minor;
            if (diagonal || !steep) x++;
            if (diagonal || steep) y += down;
        }
    }

    // The first end moves first, and the second along the line that is left; y before x.
    private static bool Clip(ref long x1, ref long y1, ref long x2, ref long y2, long bottom, long right)
    {
        int first = SidesOf(x1, y1, bottom, right), second = SidesOf(x2, y2, bottom, right);
        if ((first & second) != 0) return false;
        if ((first & (Above | Below)) != 0)
        {
            MoveTo((first & Below) != 0 ? bottom : 0, ref y1, ref x1, y2, x2);
            first = SidesOf(x1, y1, bottom, right);
        }
        if ((second & (Above | Below)) != 0)
        {
            MoveTo((second & Below) != 0 ? bottom : 0, ref y2, ref x2, y1, x1);
            second = SidesOf(x2, y2, bottom, right);
        }
        if ((first & second) != 0) return false;
        if (first != 0) MoveTo((first & Right) != 0 ? right : 0, ref x1, ref y1, x2, y2);
        if (second != 0) MoveTo((second & Right) != 0 ? right : 0, ref x2, ref y2, x1, y1);
        return true;
    }

    private static int SidesOf(long x, long y, long bottom, long right) =>
        (x < 0 ? Left : 0) | (x > right ? Right : 0) | (y < 0 ? Above : 0) | (y > bottom ? Below : 0);

    // Moves an end along the line to where its first coordinate is the given one; product and quotient are doubles, the move a whole number.
    private static void MoveTo(long place, ref long along, ref long across, long otherAlong, long otherAcross)
    {
        across += (long)((double)(place - along) * (otherAcross - across) / (otherAlong - along));
        along = place;
    }
}
