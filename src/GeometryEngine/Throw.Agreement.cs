namespace GeometryEngine;

internal static partial class Throw
{
    public static void IfOtherSize(ImageInfo image, Rle mask)
    {
        (int height, int width) = (image.Height, image.Width);
        if (mask.Height != height || mask.Width != width)
            Argument($"image {image.Name} of {height}x{width}: a mask of {mask.Height}x{mask.Width}; it must be equal", nameof(mask));
    }

    public static void IfNotAgreementOptions(AgreementOptions options, string parameter)
    {
        if (!(options.IouThreshold > 0 && options.IouThreshold <= 1))
            Argument($"IoU threshold {options.IouThreshold}; above 0 and at most 1 is allowed", parameter);
        if (options.WorstImages < 0) Argument($"{options.WorstImages} worst images; 0 or more is allowed", parameter);
    }

    public static void IfForeign(DatasetItem item, DatasetInfo info, string parameter)
    {
        (string image, int annotators, int categories) = (item.Image.Name, info.Annotators.Count, info.Categories.Count);
        int previous = -1;
        foreach (int annotator in item.Annotators)
        {
            if (annotator <= previous || annotator >= annotators)
                Argument($"image {image}: annotator {annotator} after {previous}; indexes ascend below {annotators}", parameter);
            previous = annotator;
        }
        foreach (Annotation annotation in item.Annotations)
        {
            if (annotation.Category < 0 || annotation.Category >= categories)
                Argument($"image {image}: category {annotation.Category}; 0 to {categories - 1} are allowed", parameter);
            if (!item.Annotators.Contains(annotation.Annotator))
                Argument($"image {image}: annotator {annotation.Annotator}, who is not among those that saw it", parameter);
        }
    }

    public static void IfOtherTables(DatasetInfo info, DatasetInfo other, string parameter)
    {
        if (ReferenceEquals(info, other)) return;
        if (!info.Annotators.SequenceEqual(other.Annotators))
            Argument("other annotators; merging takes the same, in the same order", parameter);
        if (!info.Categories.Select(category => category.Name).SequenceEqual(other.Categories.Select(category => category.Name)))
            Argument("other categories; merging takes the same, in the same order", parameter);
    }
}
