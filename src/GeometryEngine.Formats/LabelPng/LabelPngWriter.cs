using System.Text;

namespace GeometryEngine.Formats;

/// <summary>
/// Writes a folder of label masks: category i is label i + 1, in palette images with Pascal VOC's colours while 8 bits hold the labels, in grey
/// of 16 bits beyond; names in labels.txt.
/// </summary>
internal sealed class LabelPngWriter : DatasetWriter
{
    private readonly DatasetInfo _info;
    private readonly AtomicFolder _folder;
    private readonly PngEncoder _encoder = new();
    private readonly PngPixelFormat _format;
    private readonly HashSet<string> _stems = new(StringComparer.OrdinalIgnoreCase);

    public LabelPngWriter(string path, Features holds, DatasetInfo info) : base(holds, info)
    {
        if (info.Categories.Count > ushort.MaxValue) Throw.Argument($"{info.Categories.Count} categories; at most {ushort.MaxValue} are allowed in 16 bits", nameof(info));
        _info = info;
        _format = info.Categories.Count < byte.MaxValue
            ? PngPixelFormat.Palette([.. Enumerable.Range(0, byte.MaxValue + 1).Select(LabelColors.Voc)]) : PngPixelFormat.Gray16;
        _folder = new AtomicFolder(path);
    }

    // Otherwise its label is that of a category.
    private bool HasVoid => _info.Categories.Count < VoidRegion.Label;

    protected override void WriteItem(DatasetItem item)
    {
        if (!item.Image.HasSize)
        {
            _ = VoidRegion.Of(item.Image, Lost);
            return; // objects are counted as a loss already, if there was anything to paint
        }
        var masks = new List<(BitMask, int)>(); // each a label of its own, whose values follow
        var values = new List<int> { 0 };
        Rle? region = VoidRegion.Of(item.Image, Lost);
        if (region is not null) Add(region, HasVoid ? VoidRegion.Label : 0); // below all objects
        foreach (Annotation annotation in item.Annotations)
            if (annotation.Mask is { } mask) Add(mask, annotation.Category + 1);
        LabelRuns objects = LabelRuns.PaintRows(item.Image.Height, item.Image.Width, masks);
        var painted = new PaintedMask(objects, values, objects.Relabel([.. values]));
        CountLosses(item, region, SegmentStatistics.Areas(painted));
        using FileStream file = File.Create(_folder.PathOf(NameOf(item.Image)));
        _encoder.Encode(painted.Values, _format, file);

        void Add(Rle mask, int value)
        {
            values.Add(value);
            masks.Add((BitMask.FromRle(mask), values.Count - 1));
        }
    }

    protected override void Finish()
    {
        IEnumerable<string> names = _info.Categories.Select(category => Printable.Line(category.Name).Trim());
        File.WriteAllText(_folder.PathOf(LabelNames.FileName), string.Join('\n', [LabelName.Background, .. names]) + "\n", new UTF8Encoding(false));
        _folder.Commit();
    }

    protected override void Dispose(bool disposing)
    {
        _folder.Dispose();
        base.Dispose(disposing);
    }

    // What later objects cover, and objects that are one region with an earlier one of their category.
    private void CountLosses(DatasetItem item, Rle? region, long[] visible)
    {
        int label = 0;
        if (region is not null && (visible[++label] < region.Area() || !HasVoid)) Lost.Add(Features.VoidRegions, item.Image.Name);
        var seen = new HashSet<int>();
        for (int i = 0; i < item.Annotations.Count; i++)
        {
            Annotation annotation = item.Annotations[i];
            if (annotation.Mask is not { } mask) continue;
            if (visible[++label] < mask.Area()) Lost.Add(Features.Overlaps, item.Image, annotation, i);
            if (!seen.Add(annotation.Category)) Lost.Add(Features.Instances, item.Image, annotation, i);
        }
    }

    private string NameOf(ImageInfo image)
    {
        string stem = SafePath.Stem(image.Name, out bool changed), free = stem;
        if (changed) Lost.Add(Features.FileNames, image.Name);
        for (int n = 2; !_stems.Add(free); n++) free = $"{stem}-{n}";
        return free + ".png";
    }
}
