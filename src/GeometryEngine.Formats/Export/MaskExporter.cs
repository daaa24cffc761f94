using System.Collections.Concurrent;
using System.Globalization;

namespace GeometryEngine.Formats;

/// <summary>Makes the masks of images, as files. Safe to use from several threads, each with its own images.</summary>
/// <param name="engine">Makes the pixels.</param>
/// <param name="info">The tables of the data set.</param>
/// <param name="paths">Where each mask goes.</param>
/// <param name="options">What is painted, and how.</param>
/// <param name="source">The file to name in problems.</param>
public sealed class MaskExporter(Engine engine, DatasetInfo info, ExportPaths paths, MaskExportOptions options, string source)
{
    private readonly MaskValues _values = new(info, options, source);
    private readonly MaskPainter _painter = new(engine, options);
    private readonly PngPixelFormat _format = MaskFormats.Of(options, info);
    private readonly ConcurrentBag<MaskEncoder> _encoders = [];

    /// <summary>Finds what stands in the way of an export, without painting.</summary>
    /// <param name="item">The image.</param>
    /// <param name="problems">Receives what will be left out.</param>
    /// <exception cref="InputException">A value does not fit the bits or is missing in the map.</exception>
    public void Check(DatasetItem item, List<Problem> problems)
    {
        if (!options.Takes(item.Image)) return;
        ImageInfo image = options.Sized(item.Image);
        if (!image.HasSize && item.Annotations.Any(annotation => annotation.HasSegmentation))
            problems.Add(new Problem(source, $"image '{image.Name}'", "objects in an image without a size", "height and width above 0, to paint them"));
        if (options.Kind == MaskKind.Overlay && image.HasSize) options.Drawing!.Check(image);
        bool hasUncounted = HasUncounted(image);
        foreach (int annotator in item.Annotators)
            foreach (ExportedObject found in _values.Of(image, item.Annotations, annotator))
                if (hasUncounted && found.Value == options.Ignored && !(options.IgnoreCrowds && found.Annotation.IsCrowd))
                    Throw.Input(source, $"image '{image.Name}'", $"an object of value {found.Value}, which pixels that do not count have", "another value for one of them");
                else if (found.Annotation.Mask is { } mask && image.HasSize && (mask.Height != image.Height || mask.Width != image.Width))
                    Throw.Input(source, $"image '{image.Name}', annotation {found.Annotation.Id?.ToString() ?? "without id"}",
                        $"a mask of size [{mask.Height}, {mask.Width}]", $"the size of the export, [{image.Height}, {image.Width}]");
    }

    /// <summary>
    /// Exports one image: a file for each annotator who has seen it, or for each object or category. Objects without outline or mask are left
    /// out, and so is an image of unknown size.
    /// </summary>
    /// <param name="index">Index of the image in the data set.</param>
    /// <param name="item">The image.</param>
    public IReadOnlyList<ExportedMask> Export(int index, DatasetItem item)
    {
        ImageInfo image = options.Sized(item.Image);
        var masks = new List<ExportedMask>();
        if (!image.HasSize || !options.Takes(image)) return masks;
        if (!_encoders.TryTake(out MaskEncoder? encoder)) encoder = new MaskEncoder(options, _format);
        foreach (int annotator in item.Annotators)
        {
            IReadOnlyList<ExportedObject> objects = _values.Of(image, item.Annotations, annotator);
            string stem = paths.Stem(index, annotator);
            if (options.Kind == MaskKind.Binary)
                foreach ((string name, IReadOnlyList<ExportedObject> part) in Parts(objects)) Add($"{stem}/{name}", annotator, part);
            else Add(stem, annotator, objects);
        }
        _encoders.Add(encoder);
        return masks;

        void Add(string stem, int annotator, IReadOnlyList<ExportedObject> objects)
        {
            PaintedMask painted = _painter.Paint(image, objects);
            byte[] content = options.Kind == MaskKind.Overlay ? options.Drawing!.Draw(new MaskPicture(image, info, objects, painted)) : encoder.Encode(painted.Values);
            masks.Add(new ExportedMask(stem + options.Extension, annotator, objects, painted, content));
        }
    }

    // Pixels of the image's own that do not count, where the mask has a value for them.
    private bool HasUncounted(ImageInfo image)
    {
        if (options.Kind is not (MaskKind.Semantic or MaskKind.Instance) || !image.HasSize) return false;
        var lost = new LossLog();
        bool hasAny = VoidRegion.Of(image, lost) is not null;
        if (lost.Losses.Count > 0) Throw.Input(source, $"image '{image.Name}'", $"a {KnownFields.VoidRegion} that is no mask of the export's size", $"[{image.Height}, {image.Width}]");
        return hasAny;
    }

    private IEnumerable<(string Name, IReadOnlyList<ExportedObject> Objects)> Parts(IReadOnlyList<ExportedObject> objects) => options.BinaryPerCategory
        ? objects.GroupBy(found => found.Annotation.Category).OrderBy(group => group.Key).Select(group => (paths.Category(group.Key), (IReadOnlyList<ExportedObject>)[.. group]))
        : objects.Select((found, i) => ((i + 1).ToString(CultureInfo.InvariantCulture), (IReadOnlyList<ExportedObject>)[found]));
}
