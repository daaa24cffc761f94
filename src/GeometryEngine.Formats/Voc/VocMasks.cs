namespace GeometryEngine.Formats;

/// <summary>
/// The masks that VOC has for some images: SegmentationObject with a value for each object, in the order of the XML file, and SegmentationClass with
/// a value for each class. 255 is the border between objects, which belongs to none.
/// </summary>
internal sealed class VocMasks(FileTree tree, ReadOptions options)
{
    private const int Border = 255;

    private readonly Lazy<VocClasses> _classes = new(() => VocClasses.Of(tree, options.MaxElementBytes));

    /// <summary>The names of classes.</summary>
    public VocClasses Classes => _classes.Value;

    /// <summary>The masks of an image: class, and number of the object from 0, or -1 where objects are not told apart.</summary>
    /// <param name="root">The folder of the data set, with / at its end.</param>
    /// <param name="stem">The image's name without extension.</param>
    public IEnumerable<(string Class, int Object, Rle Mask)> Of(string root, string stem)
    {
        LabelMap<ushort>? objects = Read($"{root}SegmentationObject/{stem}.png"), classes = Read($"{root}SegmentationClass/{stem}.png");
        if (objects is null)
        {
            foreach ((int value, Rle mask) in classes is null ? [] : PngLabels.Masks(classes))
                if (value != Border) yield return (_classes.Value.NameOf(value), -1, mask);
            yield break;
        }
        foreach ((int value, Rle mask) in PngLabels.Masks(objects))
            if (value != Border) yield return (ClassOf(objects, classes, value), value - 1, mask);
    }

    private LabelMap<ushort>? Read(string name) => tree.Contains(name) ? PngMask.Read(tree.Read(name, options.MaxElementBytes), tree.PathOf(name), options) : null;

    // The class that most of an object's pixels have.
    private string ClassOf(LabelMap<ushort> objects, LabelMap<ushort>? classes, int value)
    {
        if (classes is null || classes.Labels.Length != objects.Labels.Length) return "";
        var counts = new SortedDictionary<int, int>();
        for (int i = 0; i < objects.Labels.Length; i++)
            if (objects.Labels[i] == value && classes.Labels[i] is not (0 or Border)) counts[classes.Labels[i]] = counts.GetValueOrDefault(classes.Labels[i]) + 1;
        return counts.Count == 0 ? "" : _classes.Value.NameOf(counts.MaxBy(count => count.Value).Key);
    }
}
