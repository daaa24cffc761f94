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

    protected override void WriteItem(DatasetItem item)
    {
        if (!item.Image.HasSize)
        {
            _ = VoidRegion.Of(item.Image, Lost);
            if (item.Annotations.Count == 0) Lost.Add(Features.EmptyImages, item.Image.Name); // what there was to paint is counted as a loss already
            return;
        }
        var masks = new List<(BitMask, int)>(); // each with its own label
        if (VoidRegion.Of(item.Image, Lost) is { } region && HasRoomFor(region, item)) masks.Add((BitMask.FromRle(region), item.Annotations.Count + 1));
        for (int i = 0; i < item.Annotations.Count; i++) masks.Add((BitMask.FromRle(item.Annotations[i].Mask!), i + 1));
        int[] labels = [0, .. item.Annotations.Select(annotation => annotation.Category + 1), VoidRegion.Label];
        LabelRuns objects = LabelRuns.PaintRows(item.Image.Height, item.Image.Width, masks);
        var painted = new PaintedMask(objects, labels, objects.Relabel(labels));
        CountLosses(item, painted);
        using FileStream file = File.Create(_folder.PathOf(NameOf(item.Image)));
        _encoder.Encode(painted.Values, _format, file);
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

    // Objects lie on top of pixels that do not count.
    private bool HasRoomFor(Rle region, DatasetItem item)
    {
        bool hasRoom = _info.Categories.Count < VoidRegion.Label;
        Rle[] masks = [.. item.Annotations.Select(annotation => annotation.Mask).OfType<Rle>()];
        if (!hasRoom || (masks.Length > 0 && region.IntersectionArea(Rle.Union(masks)) > 0)) Lost.Add(Features.VoidRegions, item.Image.Name);
        return hasRoom;
    }

    // What objects of other categories cover, and what is one region with an earlier object.
    private void CountLosses(DatasetItem item, PaintedMask painted)
    {
        var seen = new HashSet<int>();
        long[] visible = SegmentStatistics.Areas(painted);
        SortedDictionary<int, Rle>? regions = null;
        for (int i = 0; i < item.Annotations.Count; i++)
        {
            Annotation annotation = item.Annotations[i];
            Rle mask = annotation.Mask!;
            if (!seen.Add(annotation.Category)) Lost.Add(Features.Instances, item.Image, annotation, i);
            if (visible[i + 1] == mask.Area()) continue;
            regions ??= LabelMasks.Of(painted.Values);
            bool isShown = regions.TryGetValue(annotation.Category + 1, out Rle? region) && region.IntersectionArea(mask) == mask.Area();
            if (!isShown) Lost.Add(Features.Overlaps, item.Image, annotation, i);
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
