using System.Text.Json;

namespace GeometryEngine.Formats;

/// <summary>One file of Datumaro that is being written, an item a line.</summary>
internal sealed class DatumaroSubset : IDisposable
{
    private readonly FileStream _stream;
    private readonly JsonOutput _output;
    private readonly DatumaroAnnotationWriter _annotations;
    private readonly IdWriter _ids = new();

    public DatumaroSubset(string path, DatasetInfo info)
    {
        _stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        _output = new JsonOutput(_stream);
        _annotations = new DatumaroAnnotationWriter(_output);
        _output.BeginObject();
        _output.Property("info"u8);
        _output.BeginObject();
        _output.EndObject();
        WriteCategories(info);
        _output.NewLine();
        _output.Property("items"u8);
        _output.BeginList();
    }

    /// <summary>Writes an image.</summary>
    /// <returns>The id it has.</returns>
    public SourceId Write(DatasetItem item)
    {
        SourceId id = _ids.Next(item.Image.Id);
        _output.NewLine();
        _output.BeginObject();
        Text("id", id.ToString());
        _output.Property("annotations"u8);
        _output.BeginList();
        foreach (Annotation annotation in item.Annotations) _annotations.Write(annotation);
        if (KnownFields.Find(item.Image.Extras, KnownFields.Captions) is { } captions) WriteCaptions(captions);
        _output.EndList();
        if (item.Image.FileName is not null || item.Image.HasSize) WriteImage(item.Image);
        _output.EndObject();
        return id;
    }

    /// <summary>Finishes the file.</summary>
    public void Finish()
    {
        _output.EndLine();
        _output.EndList();
        _output.EndObject();
        _output.EndLine();
        _output.Flush();
        _stream.Dispose();
    }

    public void Dispose()
    {
        _output.Dispose();
        _stream.Dispose();
    }

    private void WriteCategories(DatasetInfo info)
    {
        _output.NewLine();
        _output.Property("categories"u8);
        _output.BeginObject();
        _output.Property("label"u8);
        _output.BeginObject();
        _output.Property("labels"u8);
        _output.BeginList();
        foreach (Category category in info.Categories)
        {
            _output.BeginObject();
            Text("name", category.Name);
            Text("parent", category.Supercategory ?? "");
            Raw("attributes", "[]");
            _output.EndObject();
        }
        _output.EndList();
        Raw("attributes", "[]");
        _output.EndObject();
        WriteSkeletons(info);
        _output.EndObject();
    }

    private void WriteSkeletons(DatasetInfo info)
    {
        _output.Property("points"u8);
        _output.BeginObject();
        _output.Property("items"u8);
        _output.BeginList();
        for (int i = 0; i < info.Categories.Count; i++)
        {
            Category category = info.Categories[i];
            if (category.KeypointNames.Count == 0) continue;
            _output.BeginObject();
            Raw("label_id", i.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Raw("labels", $"[{string.Join(',', category.KeypointNames.Select(JsonObjectText.Quote))}]");
            Raw("joints", $"[{string.Join(',', category.Skeleton.Select(edge => $"[{edge.From},{edge.To}]"))}]");
            _output.EndObject();
        }
        _output.EndList();
        _output.EndObject();
    }

    private void WriteCaptions(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Array) return;
        foreach (JsonElement caption in document.RootElement.EnumerateArray())
        {
            _output.BeginObject();
            Text("type", "caption");
            Text("caption", caption.ToString());
            _output.EndObject();
        }
    }

    private void WriteImage(ImageInfo image)
    {
        _output.Property("image"u8);
        _output.BeginObject();
        Text("path", image.FileName ?? "");
        if (image.HasSize) Raw("size", JsonText.Of([image.Height, image.Width]));
        _output.EndObject();
    }

    private void Text(string name, string value)
    {
        _output.Property(name);
        _output.Text(value);
    }

    private void Raw(string name, string json)
    {
        _output.Property(name);
        _output.Raw(json);
    }
}
