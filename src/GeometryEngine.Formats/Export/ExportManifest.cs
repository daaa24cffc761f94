using System.Globalization;
using System.Text;

namespace GeometryEngine.Formats;

/// <summary>The manifest of an export: what it was made from and how, then each file with its hash and what it shows.</summary>
internal static class ExportManifest
{
    /// <summary>The file's name.</summary>
    public const string Name = "manifest.json";

    /// <summary>What an export depends on, as the begin of a JSON object in one line.</summary>
    /// <param name="reader">The data set.</param>
    /// <param name="options">What is exported.</param>
    /// <param name="rules">How polygons become pixels.</param>
    public static byte[] Head(DatasetReader reader, MaskExportOptions options, EngineOptions rules)
    {
        using var output = new MemoryStream();
        using var json = new JsonOutput(output);
        json.BeginObject();
        Write(json, "schema", "geometry-engine/export/1");
        Write(json, "version", typeof(ExportManifest).Assembly.GetName().Version!.ToString(3));
        json.Property("sources"u8);
        json.BeginList();
        foreach (SourceSpec source in reader.Sources) WriteSource(json, source);
        json.EndList();
        WriteOptions(json, options);
        Write(json, "rule", Word(rules.Rule));
        Write(json, "rings", Word(rules.Rings));
        WriteCategories(json, reader.Info, options);
        json.Flush();
        return output.ToArray();
    }

    /// <summary>The journal's head: what the files depend on, with the time at which each source was changed last.</summary>
    /// <param name="head">The manifest's head.</param>
    /// <param name="reader">The data set.</param>
    public static byte[] JournalHead(ReadOnlySpan<byte> head, DatasetReader reader)
    {
        IEnumerable<string> times = reader.Sources.Select(source => LastChange(source.Path).ToString(CultureInfo.InvariantCulture));
        return [.. head, (byte)' ', .. Encoding.UTF8.GetBytes(string.Join(' ', times))];
    }

    private static void WriteOptions(JsonOutput json, MaskExportOptions options)
    {
        Write(json, "as", Word(options.Kind));
        Write(json, "file", Word(options.File));
        Write(json, "bits", options.Kind is MaskKind.Panoptic or MaskKind.Color or MaskKind.Overlay ? 24 : options.Bits);
        Write(json, "values", options.Map is null ? Word(options.Values) : "map");
        if (options.Map is { } map) WriteMap(json, map);
        Write(json, "instances", Word(options.Instances));
        Write(json, "paint_order", Word(options.PaintOrder));
        Write(json, "background", options.Background);
        Write(json, "ignore_value", options.Ignored);
        Write(json, "void_width", options.VoidWidth);
        json.Property("ignore_crowds"u8);
        json.Bool(options.IgnoreCrowds);
        Write(json, "palette", Word(options.Palette));
        Write(json, "binary_per", options.BinaryPerCategory ? "category" : "object");
        Write(json, "compression", Word(options.Compression));
        if (options.Drawing is { } drawing) Write(json, "drawing", drawing.Description);
        if (options.Size is { } size) Write(json, "size", $"{size.Height}x{size.Width}");
        json.Property("subsets"u8);
        json.BeginList();
        foreach (string subset in options.Subsets) json.Text(subset);
        json.EndList();
    }

    private static void WriteMap(JsonOutput json, IReadOnlyDictionary<string, int> map)
    {
        json.Property("map"u8);
        json.BeginObject();
        foreach ((string category, int value) in map.OrderBy(entry => entry.Key, StringComparer.Ordinal)) Write(json, category, value);
        json.EndObject();
    }

    private static void WriteCategories(JsonOutput json, DatasetInfo info, MaskExportOptions options)
    {
        json.Property("categories"u8);
        json.BeginList();
        for (int i = 0; i < info.Categories.Count; i++)
        {
            Category category = info.Categories[i];
            json.BeginObject();
            if (options.Kind is MaskKind.Semantic or MaskKind.Color or MaskKind.Overlay && MaskValues.ValueOf(options, category, i) is { } value) Write(json, "value", value);
            json.Property("id"u8);
            json.Id(category.Id);
            Write(json, "name", category.Name);
            json.EndObject();
        }
        json.EndList();
    }

    private static void WriteSource(JsonOutput json, SourceSpec source)
    {
        json.BeginObject();
        Write(json, "path", source.Path);
        if (source.Annotator is { } annotator) Write(json, "annotator", annotator);
        if (File.Exists(source.Path)) Write(json, "bytes", new FileInfo(source.Path).Length);
        json.EndObject();
    }

    private static long LastChange(string path) => Directory.Exists(path)
        ? new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).Aggregate(0L, (last, file) => Math.Max(last, file.LastWriteTimeUtc.Ticks))
        : File.GetLastWriteTimeUtc(path).Ticks;

    // EvenOdd as even-odd, as the command line writes it.
    private static string Word<T>(T value) where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));

    private static void Write(JsonOutput json, string name, string value)
    {
        json.Property(name);
        json.Text(value);
    }

    private static void Write(JsonOutput json, string name, long value)
    {
        json.Property(name);
        json.Number(value);
    }
}
