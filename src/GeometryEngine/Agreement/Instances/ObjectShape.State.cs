namespace GeometryEngine;

internal readonly partial record struct ObjectShape
{
    /// <summary>Writes or reads a shape.</summary>
    public static void Sync(SavedState state, ref ObjectShape shape)
    {
        (bool outlined, double pointScale, Box box) = (shape.IsOutlined, shape.PointScale, shape.Box);
        state.Sync(ref outlined);
        state.Sync(ref pointScale);
        Sync(state, ref box);
        RotatedBox? rotated = shape.Rotated;
        Rle? mask = shape.Mask;
        (bool isRotated, bool hasMask) = (rotated is not null, mask is not null);
        state.Sync(ref isRotated);
        if (isRotated) rotated = Sync(state, rotated ?? default);
        state.Sync(ref hasMask);
        if (hasMask) mask = Sync(state, mask);
        shape = new ObjectShape(mask, mask?.Area() ?? 0, mask?.BoundingBox() ?? default, outlined, rotated, box, pointScale);
    }

    private static void Sync(SavedState state, ref Box box)
    {
        (double x, double y, double width, double height) = box;
        state.Sync(ref x);
        state.Sync(ref y);
        state.Sync(ref width);
        state.Sync(ref height);
        box = new Box(x, y, width, height);
    }

    private static RotatedBox Sync(SavedState state, RotatedBox rotated)
    {
        (double x, double y, double width, double height, double angle) = rotated;
        state.Sync(ref x);
        state.Sync(ref y);
        state.Sync(ref width);
        state.Sync(ref height);
        state.Sync(ref angle);
        return new RotatedBox(x, y, width, height, angle);
    }

    private static Rle Sync(SavedState state, Rle? mask)
    {
        (int height, int width) = mask is null ? (0, 0) : (mask.Height, mask.Width);
        state.Sync(ref height);
        state.Sync(ref width);
        long[] counts = state.Sync<long>(mask is null ? [] : [.. mask.Counts.ToArray().Select(count => (long)count)], SavedState.Whole);
        return mask ?? Rle.FromCounts(height, width, [.. counts.Select(count => (uint)count)]);
    }
}
