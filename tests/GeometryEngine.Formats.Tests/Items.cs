namespace GeometryEngine.Formats.Tests;

/// <summary>Equality of what was read, field by field.</summary>
internal static class Items
{
    public static void AssertEqual(DatasetItem expected, DatasetItem actual)
    {
        Assert.Equal(expected.Image.Id, actual.Image.Id);
        Assert.Equal(expected.Image.FileName, actual.Image.FileName);
        Assert.Equal((expected.Image.Height, expected.Image.Width), (actual.Image.Height, actual.Image.Width));
        Assert.Equal(expected.Image.Extras, actual.Image.Extras);
        Assert.Equal(expected.Annotators, actual.Annotators);
        Assert.Equal(expected.Annotations.Count, actual.Annotations.Count);
        for (int i = 0; i < expected.Annotations.Count; i++) AssertEqual(expected.Annotations[i], actual.Annotations[i]);
    }

    public static void AssertEqual(Annotation expected, Annotation actual)
    {
        Assert.Equal(Describe(expected), Describe(actual));
        Assert.Equal(expected.Polygon is null, actual.Polygon is null);
        Assert.Equal(Rings(expected.Polygon), Rings(actual.Polygon));
        Assert.Equal(expected.Mask, actual.Mask);
        Assert.Equal(expected.Keypoints?.Triplets.ToArray(), actual.Keypoints?.Triplets.ToArray());
        Assert.Equal(expected.Extras, actual.Extras);
    }

    private static object Describe(Annotation annotation) => (
        annotation.Id, annotation.Id?.IsNumber, annotation.Annotator, annotation.Category, annotation.Box, annotation.IsCrowd, annotation.Area, annotation.Score);

    private static double[][] Rings(Polygon? polygon) =>
        polygon is null ? [] : [.. Enumerable.Range(0, polygon.RingCount).Select(i => polygon.Ring(i).ToArray())];
}
