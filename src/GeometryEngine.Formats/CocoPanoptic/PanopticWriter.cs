namespace GeometryEngine.Formats;

/// <summary>
/// Writes a folder with panoptic.json and the PNG images of ids in panoptic/. A pixel belongs to the topmost object, later ones lie on top; an object of which
/// nothing is to be seen is left out. Annotations wait in a temporary file, so that memory does not grow with them.
/// </summary>
internal sealed class PanopticWriter : DatasetWriter
{
    private const string Folder = "panoptic";
    private const string WaitingName = ".annotations";

    private readonly DatasetInfo _info;
    private readonly SourceId[] _categoryIds;
    private readonly AtomicFolder _folder;
    private readonly FileStream _file;
    private readonly FileStream _waiting;
    private readonly JsonOutput _output;
    private readonly JsonOutput _annotations;
    private readonly IdWriter _imageIds = new();
    private readonly FileNames _names = new();
    private readonly PngEncoder _encoder = new();

    public PanopticWriter(string path, Features holds, DatasetInfo info) : base(holds, info)
    {
        var ids = new IdWriter();
        _info = info;
        _categoryIds = new SourceId[info.Categories.Count];
        for (int i = 0; i < _categoryIds.Length; i++)
        {
            _categoryIds[i] = ids.Next(info.Categories[i].Id, out bool changed);
            if (changed) Lost.Add(Features.CategoryIds, info.Categories[i].Name);
        }
        _folder = new AtomicFolder(path);
        _file = File.Create(_folder.PathOf($"{Folder}.json"));
        _waiting = new FileStream(_folder.PathOf(WaitingName), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        _output = new JsonOutput(_file);
        _annotations = new JsonOutput(_waiting);
        _output.BeginObject();
        foreach (ExtraField extra in info.Extras)
        {
            _output.NewLine();
            WriteExtra(_output, extra);
        }
        BeginSection("images"u8);
    }

    protected override void WriteItem(DatasetItem item)
    {
        SourceId id = _imageIds.Next(item.Image.Id, out bool changed);
        if (changed) Lost.Add(Features.ImageIds, item.Image.Name);
        WriteImage(item.Image, id);
        if (!item.Image.HasSize) return; // counted as a loss already, if there was anything to paint
        int[] segments = PanopticIds.Of(item.Annotations, _info.Categories);
        LabelRuns objects = LabelRuns.PaintRows(item.Image.Height, item.Image.Width, [.. item.Annotations.Select((annotation, i) => (BitMask.FromRle(annotation.Mask!), i + 1))]);
        int[] values = [0, .. segments];
        var painted = new PaintedMask(objects, values, objects.Relabel(values));
        CountLosses(item, segments, SegmentStatistics.ByObject(painted));
        string file = $"{_names.Next(item.Image.Name)}.png";
        using (FileStream png = File.Create(_folder.PathOf($"{Folder}/{file}"))) _encoder.Encode(painted.Values, PngPixelFormat.RgbIds, png);
        WriteSegments(item, id, file, segments, SegmentStatistics.ByValue(painted));
    }

    protected override void Finish()
    {
        EndSection();
        BeginSection("annotations"u8);
        _annotations.Flush();
        _waiting.Position = 0;
        _output.Copy(_waiting);
        EndSection();
        BeginSection("categories"u8);
        for (int i = 0; i < _info.Categories.Count; i++)
        {
            _output.NewLine();
            PanopticElements.WriteCategory(_output, _info.Categories[i], _categoryIds[i]);
        }
        EndSection();
        _output.EndLine();
        _output.EndObject();
        _output.EndLine();
        _output.Flush();
        _file.Dispose();
        _waiting.Dispose();
        File.Delete(_folder.PathOf(WaitingName));
        _folder.Commit();
    }

    protected override void Dispose(bool disposing)
    {
        _output.Dispose();
        _annotations.Dispose();
        _file.Dispose();
        _waiting.Dispose();
        _folder.Dispose();
        base.Dispose(disposing);
    }

    // What a later object covers, and what is one segment with an earlier object.
    private void CountLosses(DatasetItem item, int[] segments, (long Area, Box Box)[] visible)
    {
        var seen = new HashSet<int>();
        for (int i = 0; i < segments.Length; i++)
        {
            Annotation annotation = item.Annotations[i];
            if (visible[i + 1].Area < annotation.Mask!.Area()) Lost.Add(Features.Overlaps, item.Image, annotation, i);
            if (!seen.Add(segments[i])) Lost.Add(Features.Instances, item.Image, annotation, i);
            else if (annotation.Id is { } id && id != new SourceId(segments[i])) Lost.Add(Features.AnnotationIds, item.Image, annotation, i);
        }
    }

    private void WriteImage(ImageInfo image, SourceId id)
    {
        CocoWriter.BeginImage(_output, image, id);
        foreach (ExtraField extra in image.Extras) WriteExtra(_output, extra);
        _output.EndObject();
    }

    private void WriteSegments(DatasetItem item, SourceId image, string file, int[] segments, SortedDictionary<int, (long Area, Box Box)> visible)
    {
        _annotations.NewLine();
        _annotations.BeginObject();
        _annotations.Property("image_id"u8);
        _annotations.Id(image);
        _annotations.Property("file_name"u8);
        _annotations.Text(file);
        _annotations.Property("segments_info"u8);
        _annotations.BeginList();
        for (int i = 0; i < segments.Length; i++)
            if (visible.Remove(segments[i], out (long Area, Box Box) segment)) WriteSegment(item.Annotations[i], segments[i], segment.Area, segment.Box);
        _annotations.EndList();
        _annotations.EndObject();
    }

    private void WriteSegment(Annotation annotation, int id, long area, in Box box)
    {
        _annotations.BeginObject();
        PanopticElements.WriteSegment(_annotations, id, _categoryIds[annotation.Category], area, box, annotation.IsCrowd);
        if (annotation.Score is { } score)
        {
            _annotations.Property("score"u8);
            _annotations.Number(score);
        }
        foreach (ExtraField extra in annotation.Extras) WriteExtra(_annotations, extra);
        _annotations.EndObject();
    }

    private void BeginSection(ReadOnlySpan<byte> name)
    {
        _output.NewLine();
        _output.Property(name);
        _output.BeginList();
    }

    private void EndSection()
    {
        _output.EndLine();
        _output.EndList();
    }

    private static void WriteExtra(JsonOutput output, ExtraField extra)
    {
        output.Property(extra.Name);
        output.Raw(extra.Json);
    }
}
