using System.Diagnostics.CodeAnalysis;

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
        if (!(options.LowOverlap >= 0 && options.LowOverlap <= 1)) Argument($"low overlap {options.LowOverlap}; 0 to 1 is allowed", parameter);
        if (options.AlphaImages is < 1) Argument($"{options.AlphaImages} images for alpha; 1 or more is allowed", parameter);
        if (options.WorstImages < 0) Argument($"{options.WorstImages} worst images; 0 or more is allowed", parameter);
        if (!(options.Confidence > 0 && options.Confidence < 1))
            Argument($"confidence {options.Confidence}; above 0 and below 1 is allowed", parameter);
        if (options.BootstrapSamples is < 0) Argument($"{options.BootstrapSamples} bootstrap samples; 0 or more is allowed", parameter);
    }

    public static void IfRepeated(IReadOnlyList<string> names, string parameter)
    {
        foreach (IGrouping<string, string> group in names.GroupBy(name => name))
            if (group.Count() > 1) Argument($"{group.Key} {group.Count()} times; each name once is allowed", parameter);
    }

    [DoesNotReturn]
    public static void SavedCount(int count) =>
        throw new InputException(new Problem("saved state", "", $"{count} entries", "no more than bytes follow"));

    [DoesNotReturn]
    public static void NotInOrder(string item, string annotator, string label, LabelOrder order) => throw new InputException(
        new Problem(item, $"annotator {annotator}", $"label {label}", $"the labels in order: {string.Join(", ", order.Labels)}"));

    public static void IfNotLabelValues(ReadOnlySpan<double> values, bool negativesRefused, string parameter)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i])) Argument($"value {values[i]} of label {i}; finite numbers are allowed", parameter);
            if (i > 0 && values[i] <= values[i - 1])
                Argument($"value {values[i]} of label {i} after {values[i - 1]}; values ascend", parameter);
            if (negativesRefused && values[i] < 0) Argument($"value {values[i]} of label {i}; ratios take 0 or more", parameter);
        }
    }

    public static void IfNotRatings(ReadOnlySpan<double> ratings, double largest, string parameter)
    {
        foreach (double rating in ratings)
            if (!(Math.Abs(rating) <= largest)) Argument($"rating {rating}; finite numbers of magnitude up to {largest} are allowed", parameter);
    }

    public static void IfTooManyLabels(int labels, string parameter)
    {
        if (labels > Tuning.MostWeightedLabels)
            Argument($"{labels} labels; a table of weights holds at most {Tuning.MostWeightedLabels}", parameter);
    }

    public static void IfNotWeights(double[,] weights, string parameter)
    {
        int labels = weights.GetLength(0);
        if (labels != weights.GetLength(1)) Argument($"{labels}x{weights.GetLength(1)} weights; a square is allowed", parameter);
        for (int k = 0; k < labels; k++)
        {
            if (weights[k, k] != 1) Argument($"weight {weights[k, k]} of label {k} with itself; 1 is allowed", parameter);
            for (int l = 0; l < k; l++)
            {
                if (!double.IsFinite(weights[k, l]) || weights[k, l] > 1 || weights[k, l] != weights[l, k])
                    Argument($"weights {weights[k, l]} and {weights[l, k]} of labels {k} and {l}; equal ones of at most 1 are allowed", parameter);
            }
        }
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
}
