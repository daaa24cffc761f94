namespace GeometryEngine.Formats;

/// <summary>
/// Writes a COCO file while the images arrive: annotations go straight into the file, images into a second temporary file that is appended at the end,
/// so memory does not grow but for the ids in use. One image, annotation or category a line.
/// </summary>
internal sealed partial class CocoWriter : DatasetWriter
{
    private readonly DatasetInfo _info;
    private readonly AtomicFile _file;
    private readonly FileStream _imageFile;
    private readonly JsonOutput _output;
    private readonly JsonOutput _images;
    private readonly IdWriter _imageIds = new();
    private readonly IdWriter _annotationIds = new();
    private readonly SourceId[] _categoryIds;
    private readonly bool _writesAnnotators;
    private readonly bool _writesCrowds;

    public CocoWriter(string path, Features holds, DatasetInfo info) : base(holds, info)
    {
        var ids = new IdWriter();
        _info = info;
        _writesAnnotators = (holds & Features.Annotators) != 0 && (info.Annotators.Count > 1 || info.HasNamedAnnotators);
        _writesCrowds = (holds & Features.Crowds) != 0;
        _categoryIds = new SourceId[info.Categories.Count];
        for (int i = 0; i < _categoryIds.Length; i++)
        {
            _categoryIds[i] = ids.Next(info.Categories[i].Id, out bool changed);
            if (changed) Lost.Add(Features.CategoryIds, info.Categories[i].Name);
        }
        _file = new AtomicFile(path);
        try
        {
            _imageFile = new FileStream(
                AtomicFile.TemporaryName(path), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
        _output = new JsonOutput(_file.Stream);
        _images = new JsonOutput(_imageFile);
        WriteHead();
    }

    protected override void WriteItem(DatasetItem item)
    {
        SourceId imageId = _imageIds.Next(item.Image.Id, out bool changed);
        if (changed) Lost.Add(Features.ImageIds, item.Image.Name);
        WriteImage(item, imageId);
        for (int i = 0; i < item.Annotations.Count; i++)
        {
            Annotation annotation = item.Annotations[i];
            if (annotation is { Polygon: not null, Mask: not null }) Lost.Add(Features.Polygons, item.Image, annotation, i); // segmentation is one of them
            SourceId id = _annotationIds.Next(annotation.Id, out changed);
            if (changed) Lost.Add(Features.AnnotationIds, item.Image, annotation, i);
            WriteAnnotation(annotation, id, imageId);
        }
    }

    protected override void Finish()
    {
        _output.EndLine();
        _output.EndList();
        BeginSection("images"u8);
        _images.Flush();
        _imageFile.Position = 0;
        _output.Copy(_imageFile);
        _output.EndLine();
        _output.EndList();
        _output.EndLine();
        _output.EndObject();
        _output.EndLine();
        _output.Flush();
        _file.Commit();
    }

    protected override void Dispose(bool disposing)
    {
        _output.Dispose();
        _images.Dispose();
        _imageFile.Dispose();
        _file.Dispose();
        base.Dispose(disposing);
    }

    private void WriteHead()
    {
        _output.BeginObject();
        foreach (ExtraField extra in _info.Extras)
        {
            _output.NewLine();
            WriteExtra(_output, extra);
        }
        BeginSection("categories"u8);
        for (int i = 0; i < _info.Categories.Count; i++)
        {
            _output.NewLine();
            WriteCategory(_output, _info.Categories[i], _categoryIds[i]);
        }
        _output.EndLine();
        _output.EndList();
        BeginSection("annotations"u8);
    }

    private void BeginSection(ReadOnlySpan<byte> name)
    {
        _output.NewLine();
        _output.Property(name);
        _output.BeginList();
    }
}
