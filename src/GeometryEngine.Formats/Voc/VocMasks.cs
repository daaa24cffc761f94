namespace GeometryEngine.Formats;

/// <summary>
/// The masks that VOC has for some images: SegmentationObject with a value for each object, in the order of the XML file, and SegmentationClass with
/// a value for each class. 255 is the border around objects, which belongs to none. Colours stand for values where an image is no palette image.
/// </summary>
internal sealed class VocMasks(FileTree tree, ReadOptions options)
{
    private static readonly string[] ObjectFolders = ["SegmentationObject", "SegmentationObjectPNG"], ClassFolders = ["SegmentationClass", "SegmentationClassPNG"]; // VOC; LabelMe

    private readonly Lazy<VocClasses> _classes = new(() => VocClasses.Of(tree, options.MaxElementBytes));

    /// <summary>The names of classes.</summary>
    public VocClasses Classes => _classes.Value;

    /// <summary>The image of masks that a file is: the folder of the data set, with / at its end, and the image's name without extension; null when it is none.</summary>
    public static (string Root, string Stem)? ImageOf(string file)
    {
        if (!file.EndsWith(".png", StringComparison.OrdinalIgnoreCase)) return null;
        foreach (string folder in (IEnumerable<string>)[.. ObjectFolders, .. ClassFolders])
            if ($"/{file}".LastIndexOf($"/{folder}/", StringComparison.Ordinal) is >= 0 and var at) return (file[..at], file[(at + folder.Length + 1)..^4]);
        return null;
    }

    /// <summary>The masks of an image: class, and number of the object from 0, or -1 where objects are not told apart.</summary>
    /// <param name="root">The folder of the data set, with / at its end.</param>
    /// <param name="stem">The image's name without extension.</param>
    /// <param name="border">The pixels of the border; null where there are none.</param>
    public IReadOnlyList<(string Class, int Object, Rle Mask)> Of(string root, string stem, out Rle? border)
    {
        LabelMap<ushort>? objects = Read(root, ObjectFolders, stem, VocClasses.Challenged(), areNames: false), classes = Read(root, ClassFolders, stem, _classes.Value.Values, areNames: true);
        border = (objects ?? classes) is { } image ? BorderOf(image, classes) : null;
        if (objects is null) return classes is null ? [] : [.. MasksOf(classes).Select(mask => (_classes.Value.NameOf(mask.Key), -1, mask.Value))];
        return [.. MasksOf(objects).Select(mask => (ClassOf(objects, classes, mask.Key), mask.Key - 1, mask.Value))];
    }

    private static IEnumerable<KeyValuePair<int, Rle>> MasksOf(LabelMap<ushort> map) => PngLabels.Masks(map).Where(mask => mask.Key != VoidRegion.Label);

    // In either image: tools draw it in both, or in that of classes alone.
    private static Rle? BorderOf(LabelMap<ushort> map, LabelMap<ushort>? other)
    {
        if (other is null || other.Height != map.Height || other.Width != map.Width) other = map;
        var pixels = new byte[map.Labels.Length];
        for (int i = 0; i < pixels.Length; i++) pixels[i] = (byte)(map.Labels[i] == VoidRegion.Label || other.Labels[i] == VoidRegion.Label ? 1 : 0);
        return pixels.Contains((byte)1) ? Rle.Encode(pixels, map.Height, map.Width, PixelOrder.RowMajor) : null;
    }

    private LabelMap<ushort>? Read(string root, string[] folders, string stem, IReadOnlyDictionary<uint, int> values, bool areNames)
    {
        if (folders.Select(folder => $"{root}{folder}/{stem}.png").FirstOrDefault(tree.Contains) is not { } name) return null;
        PngImage png = PngMask.ReadImage(tree.Read(name, options.MaxElementBytes), tree.PathOf(name), options);
        return png.IsLabels ? png.ToLabels() : FromColors(png, values, areNames, tree.PathOf(name));
    }

    // A colour that stands for nothing is an object all the same, of a number of its own, but no class.
    private static LabelMap<ushort> FromColors(PngImage png, IReadOnlyDictionary<uint, int> values, bool areNames, string file)
    {
        var known = new Dictionary<uint, int>(values);
        var labels = new ushort[png.Pixels.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            uint color = png.Pixels[i] & 0xFFFFFF;
            if (!known.TryGetValue(color, out int value))
            {
                if (areNames || known.Count > ushort.MaxValue) Throw.Input(file, "", $"colour {color & 255}, {color >> 8 & 255}, {color >> 16}", $"colours of {VocClasses.ListName} or of the challenge");
                known.Add(color, value = Math.Max(known.Count, VoidRegion.Label + 1));
            }
            labels[i] = (ushort)value;
        }
        return new LabelMap<ushort>(png.Height, png.Width, labels);
    }

    // The class that most of an object's pixels have.
    private string ClassOf(LabelMap<ushort> objects, LabelMap<ushort>? classes, int value)
    {
        if (classes is null || classes.Labels.Length != objects.Labels.Length) return "";
        var counts = new SortedDictionary<int, int>();
        for (int i = 0; i < objects.Labels.Length; i++)
            if (objects.Labels[i] == value && classes.Labels[i] is not (0 or VoidRegion.Label)) counts[classes.Labels[i]] = counts.GetValueOrDefault(classes.Labels[i]) + 1;
        return counts.Count == 0 ? "" : _classes.Value.NameOf(counts.MaxBy(count => count.Value).Key);
    }
}
