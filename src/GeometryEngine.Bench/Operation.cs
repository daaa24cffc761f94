namespace GeometryEngine.Bench;

/// <summary>One operation on an object, for measuring how its cost grows with the object's size.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Run">Does it for every object of a size; returns a number that every run must repeat.</param>
internal sealed record Operation(string Name, Func<ObjectSize, Engine, long> Run)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        new("polygon to runs", (size, engine) =>
        {
            long runs = 0;
            foreach (Polygon polygon in size.Polygons) runs += engine.Rasterize(polygon, ObjectSize.Frame, ObjectSize.Frame).Counts.Length;
            return runs;
        }),
        new("polygon to bits", (size, engine) =>
        {
            long heights = 0;
            foreach (Polygon polygon in size.Polygons)
                heights += Rasterizer.ToBitMask(polygon, ObjectSize.Frame, ObjectSize.Frame, engine.Options.Rule, engine.Options.Rings).Height;
            return heights;
        }),
        new("runs to text and back", (size, _) =>
        {
            long runs = 0;
            foreach (Rle mask in size.Masks) runs += Rle.FromCocoString(mask.Height, mask.Width, mask.ToCocoString()).Counts.Length;
            return runs;
        }),
        new("intersection of runs", (size, _) =>
        {
            long pixels = 0;
            foreach (Rle mask in size.Masks) pixels += mask.IntersectionArea(mask);
            return pixels;
        }),
    ];
}
