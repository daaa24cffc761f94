namespace GeometryEngine.Formats;

/// <summary>Gives the objects of an image their pixel values.</summary>
/// <param name="info">The tables of the data set.</param>
/// <param name="options">How.</param>
/// <param name="source">The file to name in problems.</param>
internal sealed class MaskValues(DatasetInfo info, MaskExportOptions options, string source)
{
    private const int ValuesOfCategory = 1000; // by Cityscapes' rule

    private readonly bool[] _isStuff = [.. info.Categories.Select(PanopticElements.IsStuff)];
    private readonly int?[] _values = [.. info.Categories.Select((category, index) => ValueOf(options, category, index))];

    /// <summary>The value of a category; null when it has none that fits.</summary>
    /// <param name="options">Where values come from.</param>
    /// <param name="category">The category.</param>
    /// <param name="index">Its index among the categories.</param>
    public static int? ValueOf(MaskExportOptions options, Category category, int index)
    {
        if (options.Kind is MaskKind.Color or MaskKind.Overlay) return index + 1;
        if (options.Map is { } map)
            return (map.TryGetValue(category.Name, out int mapped) || map.TryGetValue(category.Id.ToString(), out mapped)) && mapped <= options.MaxValue ? mapped : null;
        long value = options.Values == CategoryValue.Index ? index + 1L : category.Id.IsNumber ? category.Id.Number : -1;
        bool fits = value >= 0 && value <= options.MaxValue && value != options.Background && !(options.Ignores && value == options.Ignored);
        return fits ? (int)value : null;
    }

    /// <summary>The objects of one annotator that are painted, in file order.</summary>
    /// <param name="image">The image.</param>
    /// <param name="annotations">The annotations of the image.</param>
    /// <param name="annotator">The annotator.</param>
    /// <exception cref="InputException">A value does not fit, or is missing in the map.</exception>
    public IReadOnlyList<ExportedObject> Of(ImageInfo image, IReadOnlyList<Annotation> annotations, int annotator)
    {
        var objects = new List<ExportedObject>();
        var numbers = new Dictionary<int, int>(); // of a category: its objects so far; panoptic: its one segment
        int number = 0;
        foreach (Annotation annotation in annotations)
        {
            if (annotation.Annotator != annotator || !annotation.HasSegmentation) continue;
            int value = annotation.IsCrowd && options.IgnoreCrowds ? options.Ignored : options.Kind switch
            {
                MaskKind.Semantic or MaskKind.Color or MaskKind.Overlay => ValueOf(annotation.Category),
                MaskKind.Instance when options.Instances == InstanceRule.Cityscapes => Cityscapes(image, annotation, numbers),
                MaskKind.Panoptic => Segment(annotation.Category, numbers, ref number),
                MaskKind.Binary => options.MaxValue,
                _ => Numbered(image, ++number),
            };
            if (value >= 0) objects.Add(new ExportedObject(annotation, value));
        }
        return objects;
    }

    // Stuff is one segment, of however many annotations; things are one each.
    private int Segment(int category, Dictionary<int, int> stuff, ref int number)
    {
        if (!_isStuff[category]) return ++number;
        if (!stuff.TryGetValue(category, out int segment)) stuff[category] = segment = ++number;
        return segment;
    }

    private int Cityscapes(ImageInfo image, Annotation annotation, Dictionary<int, int> counts)
    {
        int value = ValueOf(annotation.Category);
        if (value < 0 || annotation.IsCrowd || _isStuff[annotation.Category]) return value;
        int number = counts.GetValueOrDefault(annotation.Category);
        counts[annotation.Category] = number + 1;
        if (number >= ValuesOfCategory)
            Throw.Input(source, $"image '{image.Name}'", $"more than {ValuesOfCategory} objects of '{info.Categories[annotation.Category].Name}'", "1000 by Cityscapes' rule, 65535 of all categories by number");
        long instance = (long)value * ValuesOfCategory + number;
        if (instance > options.MaxValue)
            Throw.Input(source, $"category '{info.Categories[annotation.Category].Name}'", $"value {value}, which gives {instance}", $"1 to {options.MaxValue / ValuesOfCategory} by Cityscapes' rule in {options.Bits} bits{NextBits()}");
        return (int)instance;
    }

    private int ValueOf(int index)
    {
        if (_values[index] is { } value) return value;
        Category category = info.Categories[index];
        string place = $"category '{category.Name}'";
        if (options.Map is not null && !options.Map.ContainsKey(category.Name) && !options.Map.ContainsKey(category.Id.ToString()))
            Throw.Input(source, place, $"no entry in the map, by name or by id {category.Id}", "an entry for each category in use");
        string found = options.Map is { } map ? $"value {map.GetValueOrDefault(category.Name, map.GetValueOrDefault(category.Id.ToString()))} in the map"
            : options.Values == CategoryValue.Index ? $"index {index + 1}" : $"id {category.Id}";
        Throw.Input(source, place, found, Range());
        return 0;
    }

    private int Numbered(ImageInfo image, int number)
    {
        int most = options.MaxValue - (options.Ignores && options.Ignored == options.MaxValue ? 1 : 0);
        if (number > most) Throw.Input(source, $"image '{image.Name}'", $"more than {most} objects", $"1 to {most} in {options.Bits} bits{NextBits()}");
        return number;
    }

    private string Range()
    {
        string least = options.Background == 0 ? "1" : "0";
        string without = string.Join("", new[] { (options.Background != 0, options.Background, "background"), (options.Ignores, options.Ignored, "ignored") }
            .Where(it => it.Item1).Select(it => $" but {it.Item2} ({it.Item3})"));
        string index = options.Map is null && options.Values == CategoryValue.Id ? ", or category indexes for ids" : "";
        return $"{least} to {options.MaxValue} in {options.Bits} bits{without}{NextBits()}{index}";
    }

    // What holds more.
    private string NextBits() =>
        options.Bits == 8 ? $", 1 to {ushort.MaxValue} in 16 bits"
        : options.Kind == MaskKind.Instance ? $", 1 to {(1 << 24) - 1} as panoptic" : "";
}
