namespace GeometryEngine.Formats.Tests.Contracts;

/// <summary>
/// What must come back of a data set through a format: what the format holds, by its own word. The same is applied to what came back, so that
/// a format may make up what it does not hold (ids, areas).
/// </summary>
/// <param name="Image">Name of the image, as far as it is held.</param>
/// <param name="Info">What else is held of the image.</param>
/// <param name="Annotations">What is held of the annotations, each as one comparable text but for its numbers, by annotator and in order.</param>
internal sealed record Expected(string Image, string Info, IReadOnlyList<(string Text, double[] Numbers)> Annotations)
{
    /// <summary>What a format holds of an image.</summary>
    public static Expected Of(DatasetInfo info, DatasetItem item, Features holds)
    {
        DatasetItem visible = Painting.Visible(item, holds);
        bool named = holds.HasFlag(Features.Annotators);
        var texts = new List<string>();
        if (holds.HasFlag(Features.ImageIds)) texts.Add($"id {item.Image.Id}");
        if (holds.HasFlag(Features.ImageSizes)) texts.Add($"{item.Image.Height}x{item.Image.Width}");
        if (holds.HasFlag(Features.Subsets)) texts.Add($"of {item.Image.Subset}");
        if (holds.HasFlag(Features.ImageFields)) texts.AddRange(item.Image.Extras.Where(extra => extra.Name != KnownFields.VoidRegion).Select(extra => extra.ToString()));
        if (holds.HasFlag(Features.VoidRegions)) texts.Add($"void {KnownFields.Find(visible.Image.Extras, KnownFields.VoidRegion)}");
        if (named) texts.Add($"by {string.Join('|', item.Annotators.Select(annotator => info.Annotators[annotator]).Order(StringComparer.Ordinal))}");
        IEnumerable<Annotation> annotations = visible.Annotations;
        if (named) annotations = annotations.OrderBy(annotation => info.Annotators[annotation.Annotator], StringComparer.Ordinal);
        string name = holds.HasFlag(Features.FileNames) ? item.Image.Name : SafePath.Stem(item.Image.Name, out _);
        return new Expected(name, string.Join(", ", texts), [.. annotations.Select(annotation => Describe(info, annotation, holds))]);
    }

    /// <summary>What a format holds of the categories.</summary>
    public static IReadOnlyList<string> Categories(DatasetInfo info, IEnumerable<DatasetItem> items, Features holds)
    {
        HashSet<int> used = [.. items.SelectMany(item => item.Annotations).Select(annotation => annotation.Category)];
        var texts = new List<string>();
        for (int i = 0; i < info.Categories.Count; i++)
        {
            Category category = info.Categories[i];
            if (!holds.HasFlag(Features.UnusedCategories) && !used.Contains(i)) continue;
            string text = category.Name;
            if (holds.HasFlag(Features.CategoryIds)) text += $" id {category.Id}";
            if (holds.HasFlag(Features.Supercategories)) text += $" of {category.Supercategory}";
            if (holds.HasFlag(Features.Skeletons)) text += $" {string.Join('|', category.KeypointNames)} {string.Join('|', category.Skeleton)}";
            if (holds.HasFlag(Features.CategoryFields)) text += $" {string.Join('|', category.Extras.Where(extra => extra is not { Name: KnownFields.IsThing, Json: "1" }))}"; // those without are of things too
            texts.Add(text);
        }
        texts.Sort(StringComparer.Ordinal);
        return texts;
    }

    private static (string Text, double[] Numbers) Describe(DatasetInfo info, Annotation annotation, Features holds)
    {
        var numbers = new List<double>();
        var text = new List<string> { info.Categories[annotation.Category].Name };
        if (holds.HasFlag(Features.Annotators)) text.Add($"by {info.Annotators[annotation.Annotator]}");
        if (holds.HasFlag(Features.AnnotationIds)) text.Add($"id {annotation.Id}");
        if (holds.HasFlag(Features.Crowds)) text.Add($"crowd {annotation.IsCrowd}");
        if (holds.HasFlag(Features.ZOrder)) text.Add($"z {annotation.ZOrder}");
        if (holds.HasFlag(Features.Scores)) text.Add(Take("score", annotation.Score is { } score ? [score] : [], numbers));
        if (holds.HasFlag(Features.Areas)) text.Add(Take("area", annotation.Area is { } area ? [area] : [], numbers));
        text.AddRange(Forms(annotation, holds, numbers));
        IEnumerable<ExtraField> extras = annotation.Extras.Where(extra => FeatureFinder.OfField(extra) is var feature && feature != 0 && holds.HasFlag(feature));
        text.AddRange(extras.Select(extra => $"{extra.Name}={extra.Json.Replace(" ", "", StringComparison.Ordinal)}").Order(StringComparer.Ordinal));
        return (string.Join(", ", text), [.. numbers]);
    }

    private static IEnumerable<string> Forms(Annotation annotation, Features holds, List<double> numbers)
    {
        bool isOnlyForm = !(annotation with { Box = null }).IsObject;
        if (annotation.Box is { } box && (isOnlyForm || holds.HasFlag(Features.DeclaredBoxes))) yield return Take("box", [box.X, box.Y, box.Width, box.Height], numbers);
        if (annotation.RotatedBox is { } rotated) yield return Take("rotated box", rotated.Corners(), numbers); // its corners, as angles come round
        if (annotation.Ellipse is { } ellipse) yield return Take("ellipse", Describe(ellipse), numbers);
        if (annotation.Polyline is { } line) yield return Take("line", line.Coordinates, numbers);
        if (annotation.Polygon is { } polygon)
        {
            yield return $"rings {string.Join('|', Enumerable.Range(0, polygon.RingCount).Select(ring => $"{polygon.Ring(ring).Length}{(polygon.IsHole(ring) ? " hole" : "")}"))}";
            yield return Take("polygon", polygon.Coordinates, numbers);
        }
        if (annotation.Mask is { } mask) yield return $"mask {mask.Height}x{mask.Width} {mask.ToCocoString()}";
        if (annotation.Keypoints is { } keypoints) yield return Take("keypoints", Visible(keypoints, holds), numbers);
    }

    // Half a turn more is the same ellipse.
    private static double[] Describe(Ellipse ellipse)
    {
        (double sin, double cos) = Math.SinCos(ellipse.Angle * Math.PI / 90);
        return [ellipse.CenterX, ellipse.CenterY, ellipse.RadiusX, ellipse.RadiusY, sin, cos];
    }

    private static double[] Visible(Keypoints keypoints, Features holds)
    {
        double[] triplets = keypoints.Triplets.ToArray();
        if (holds.HasFlag(Features.Visibility)) return triplets;
        for (int i = 2; i < triplets.Length; i += 3) triplets[i] = triplets[i] > 0 ? 2 : 0;
        return triplets;
    }

    private static string Take(string name, ReadOnlySpan<double> values, List<double> numbers)
    {
        numbers.AddRange(values);
        return $"{name} of {values.Length}";
    }
}
