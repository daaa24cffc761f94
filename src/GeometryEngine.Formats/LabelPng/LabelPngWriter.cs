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
            return; // objects are counted as a loss already, if there was anything to paint
        }
        var masks = new List<(BitMask, int)>();
        if (VoidRegion.Of(item.Image, Lost) is { } region && HasRoomFor(region, item)) masks.Add((BitMask.FromRle(region), VoidRegion.Label));
        foreach (Annotation annotation in item.Annotations)
            if (annotation.Mask is { } mask) masks.Add((BitMask.FromRle(mask), annotation.Category + 1));
        using FileStream file = File.Create(_folder.PathOf(NameOf(item.Image)));
        _encoder.Encode(LabelRuns.PaintRows(item.Image.Height, item.Image.Width, masks), _format, file);
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

    private string NameOf(ImageInfo image)
    {
        string stem = SafePath.Stem(image.Name, out bool changed), free = stem;
        if (changed) Lost.Add(Features.FileNames, image.Name);
        for (int n = 2; !_stems.Add(free); n++) free = $"{stem}-{n}";
        return free + ".png";
    }
}
