using System.Text.Json;
using GeometryEngine.Formats;

namespace GeometryEngine.Cli;

/// <summary>
/// The folder of <c>geom export</c>: masks, each of which appears whole, and at the end <c>manifest.json</c>. Until then a journal stands there,
/// by which the same command, given again after it was stopped, leaves out what is done.
/// </summary>
internal sealed class MaskFolder : IDisposable
{
    private readonly string _path;
    private readonly DatasetInfo _info;
    private readonly MaskExportOptions _options;
    private readonly ExportJournal _journal;
    private readonly OutputStream _manifest;
    private readonly Utf8JsonWriter _json;

    /// <summary>Begins the folder.</summary>
    /// <param name="terminal">Given to the outputs.</param>
    /// <param name="path">The folder; made when missing.</param>
    /// <param name="info">The tables of the data set.</param>
    /// <param name="options">What the masks are.</param>
    /// <param name="command">What the masks depend on, for the journal.</param>
    /// <exception cref="OutputException">The folder cannot be written to.</exception>
    public MaskFolder(Terminal terminal, string path, DatasetInfo info, MaskExportOptions options, string command)
    {
        (_path, _info, _options) = (path, info, options);
        Output.Try(path, () => Directory.CreateDirectory(path));
        _journal = Output.Try(path, () => new ExportJournal(path, command));
        _manifest = new OutputStream(terminal, Path.Combine(path, "manifest.json"));
        _json = _manifest.Json();
        WriteHead();
    }

    /// <summary>Writes one mask, unless it is there already. Safe to call from several threads.</summary>
    /// <param name="file">Its path in the folder, with <c>/</c> between parts.</param>
    /// <param name="paint">Makes it.</param>
    public void Write(string file, Func<LabelMap<ushort>> paint)
    {
        string path = Path.Combine([_path, .. file.Split('/')]);
        if (_journal.Resumes && File.Exists(path)) return;
        LabelMap<ushort> map = paint();
        Output.Try(path, () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var output = new AtomicFile(path);
            new PngEncoder().Encode(map, _options.Bits == 16 ? PngPixelFormat.Gray16 : PngPixelFormat.Gray8, output.Stream);
            output.Commit();
        });
    }

    /// <summary>Adds the masks of one image to the manifest, in the order of the calls.</summary>
    /// <param name="image">The image.</param>
    /// <param name="masks">Its masks.</param>
    public void Add(ImageInfo image, IReadOnlyList<ExportedMask> masks)
    {
        foreach (ExportedMask mask in masks)
        {
            _json.WriteStartObject();
            _json.WriteString("file", mask.File);
            _json.WriteString("image", image.Name);
            _json.WriteString("annotator", _info.Annotators[mask.Annotator]);
            if (_options.Kind != MaskKind.Semantic) WriteObjects(mask.Objects);
            _json.WriteEndObject();
        }
        _manifest.Try(_ => JsonOutput.Relieve(_json));
    }

    /// <summary>Puts the manifest in place: the export is complete.</summary>
    public void Complete()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        _manifest.Try(_ => _json.Dispose());
        _manifest.Complete();
        Output.Try(_path, _journal.Close);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _json.Dispose();
        _manifest.Dispose();
    }

    private void WriteHead()
    {
        _json.WriteStartObject();
        _json.WriteString("as", _options.Kind.ToString().ToLowerInvariant());
        _json.WriteNumber("bits", _options.Bits);
        _json.WriteString("paint_order", _options.PaintOrder.ToString().ToLowerInvariant());
        if (_options.Kind == MaskKind.Semantic) WriteCategories();
        _json.WriteStartArray("masks");
    }

    private void WriteCategories()
    {
        _json.WriteString("values", _options.Values.ToString().ToLowerInvariant());
        _json.WriteStartArray("categories");
        for (int i = 0; i < _info.Categories.Count; i++)
        {
            Category category = _info.Categories[i];
            _json.WriteStartObject();
            if (_options.ValueOf(category, i) is { } value) _json.WriteNumber("value", value);
            JsonOutput.WriteId(_json, "id", category.Id);
            _json.WriteString("name", category.Name);
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
    }

    private void WriteObjects(IReadOnlyList<ExportedObject> objects)
    {
        _json.WriteStartArray("objects");
        foreach (ExportedObject found in objects)
        {
            _json.WriteStartObject();
            _json.WriteNumber("value", found.Value);
            JsonOutput.WriteId(_json, "id", found.Annotation.Id);
            _json.WriteString("category", _info.Categories[found.Annotation.Category].Name);
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
    }
}
