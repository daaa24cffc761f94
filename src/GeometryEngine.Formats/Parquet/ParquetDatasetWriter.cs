using System.Text;

namespace GeometryEngine.Formats;

/// <summary>Writes a folder of Parquet files, a row group at a time.</summary>
internal sealed class ParquetDatasetWriter : DatasetWriter
{
    private readonly DatasetInfo _info;
    private readonly bool _writesAnnotators;
    private readonly AtomicFolder _folder;
    private readonly ParquetTableWriter<ImageColumns> _images;
    private readonly ParquetTableWriter<AnnotationColumns> _annotations;
    private readonly Dictionary<string, string> _seenBy = new(StringComparer.Ordinal);
    private long _row;

    public ParquetDatasetWriter(string path, Features holds, DatasetInfo info) : base(holds, info)
    {
        _info = info;
        _writesAnnotators = info.Annotators.Count > 1 || info.HasNamedAnnotators;
        _folder = new AtomicFolder(path);
        try
        {
            var metadata = new Dictionary<string, string> { [ParquetFormat.MetadataKey] = Head() };
            _images = new ParquetTableWriter<ImageColumns>(_folder.PathOf(ParquetFormat.Images), metadata);
            _annotations = new ParquetTableWriter<AnnotationColumns>(_folder.PathOf(ParquetFormat.Annotations), metadata);
        }
        catch
        {
            _images?.Dispose();
            _folder.Dispose();
            throw;
        }
    }

    protected override void WriteItem(DatasetItem item)
    {
        foreach (Annotation annotation in item.Annotations)
        {
            string? annotator = _writesAnnotators ? _info.Annotators[annotation.Annotator] : null;
            _annotations.Columns.Add(annotation, _row, item.Image, _info.Categories[annotation.Category].Name, annotator);
            _annotations.EndRow();
        }
        _images.Columns.Add(item.Image, _writesAnnotators ? SeenBy(item.Annotators) : null, item.Annotations.Count);
        _images.EndRow();
        _row++;
    }

    protected override void Finish()
    {
        _annotations.Complete();
        _images.Complete();
        _folder.Commit();
    }

    protected override void Dispose(bool disposing)
    {
        _annotations.Dispose();
        _images.Dispose();
        _folder.Dispose();
        base.Dispose(disposing);
    }

    // Most images were seen by the same annotators: each list is one text.
    private string SeenBy(IReadOnlyList<int> annotators)
    {
        string key = string.Join(',', annotators);
        if (_seenBy.TryGetValue(key, out string? names)) return names;
        names = Json(output =>
        {
            output.BeginList();
            foreach (int annotator in annotators) output.Text(_info.Annotators[annotator]);
            output.EndList();
        });
        _seenBy.Add(key, names);
        return names;
    }

    private string Head() => Json(output => NdJsonHeader.Write(output, _info, _writesAnnotators));

    private static string Json(Action<JsonOutput> write)
    {
        using var text = new MemoryStream();
        using var output = new JsonOutput(text);
        write(output);
        output.Flush();
        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }
}
