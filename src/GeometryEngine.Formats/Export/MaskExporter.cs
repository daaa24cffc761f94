using System.Globalization;

namespace GeometryEngine.Formats;

/// <summary>Paints the objects of images into grey PNGs. Safe to use from several threads, each with its own images.</summary>
/// <param name="engine">Makes the masks.</param>
/// <param name="info">The tables of the data set.</param>
/// <param name="paths">Where each mask goes.</param>
/// <param name="options">What is painted, and how.</param>
/// <param name="source">The file to name in problems.</param>
public sealed class MaskExporter(Engine engine, DatasetInfo info, ExportPaths paths, MaskExportOptions options, string source)
{
    private const ushort Foreground = 255;

    /// <summary>
    /// Exports one image: a mask for each annotator who has seen it, or for each object. Objects without outline or mask are left out. An image
    /// of unknown size has no masks, which is a problem when it has objects.
    /// </summary>
    /// <param name="index">Index of the image in the data set.</param>
    /// <param name="item">The image.</param>
    /// <param name="problems">Receives what could not be exported.</param>
    /// <param name="write">Writes a mask; the map is painted only when it asks for it.</param>
    /// <exception cref="InputException">A pixel value does not fit the bits.</exception>
    public IReadOnlyList<ExportedMask> Export(int index, DatasetItem item, List<Problem> problems, Action<string, Func<LabelMap<ushort>>> write)
    {
        var masks = new List<ExportedMask>();
        if (!item.Image.HasSize)
        {
            if (item.Annotations.Any(annotation => annotation.HasSegmentation))
                problems.Add(new Problem(source, $"image '{item.Image.Name}'", "objects in an image without a size", "height and width above 0, to paint them"));
            return masks;
        }
        foreach (int annotator in item.Annotators)
        {
            string stem = paths.Stem(index, annotator);
            ExportedObject[] objects = [.. Number(item, annotator)];
            if (options.Kind != MaskKind.Binary) masks.Add(Write(stem + ".png", annotator, objects));
            else foreach (ExportedObject single in objects)
                masks.Add(Write($"{stem}/{single.Value.ToString(CultureInfo.InvariantCulture)}.png", annotator, [single with { Value = Foreground }]));
        }
        return masks;

        ExportedMask Write(string file, int annotator, ExportedObject[] objects)
        {
            write(file, () => Paint(item.Image, objects));
            return new ExportedMask(file, annotator, objects);
        }
    }

    private IEnumerable<ExportedObject> Number(DatasetItem item, int annotator)
    {
        int number = 0;
        foreach (Annotation annotation in item.Annotations)
        {
            if (annotation.Annotator != annotator || !annotation.HasSegmentation) continue;
            number++;
            yield return new ExportedObject(annotation, options.Kind == MaskKind.Semantic ? ValueOf(annotation.Category) : Checked(item.Image, number));
        }
    }

    private int ValueOf(int index)
    {
        Category category = info.Categories[index];
        if (options.ValueOf(category, index) is { } value) return value;
        string found = options.Values == CategoryValue.Index ? $"index {index + 1}" : $"id {category.Id}";
        Throw.Input(source, $"category '{category.Name}'", found, Range());
        return 0;
    }

    private int Checked(ImageInfo image, int number)
    {
        if (options.Kind == MaskKind.Instance && number > options.MaxValue)
            Throw.Input(source, $"image '{image.Name}'", $"more than {options.MaxValue} objects", Range());
        return number;
    }

    private string Range() =>
        $"1 to {options.MaxValue} in {options.Bits} bits"
        + (options.Bits == 8 ? $", 1 to {ushort.MaxValue} in 16 bits" : "")
        + (options.Kind == MaskKind.Semantic && options.Values == CategoryValue.Id ? ", or category indexes for ids" : "");

    private LabelMap<ushort> Paint(ImageInfo image, ExportedObject[] objects)
    {
        var map = new LabelMap<ushort>(image.Height, image.Width);
        IEnumerable<(Rle Mask, int Value)> masks = objects.Select(found => (engine.Mask(found.Annotation, image)!, found.Value));
        if (options.PaintOrder == PaintOrder.Area) masks = masks.OrderByDescending(mask => mask.Mask.Area()); // stable: of equals the later one on top
        foreach ((Rle mask, int value) in masks) map.Paint(mask, (ushort)value);
        return map;
    }
}
