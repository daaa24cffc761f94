using System.IO.Compression;

namespace GeometryEngine.Formats;

/// <summary>Reads the objects of Supervisely: rectangle, polygon with holes, line, point, bitmap, graph.</summary>
/// <param name="points">The ids of the nodes of each class.</param>
/// <param name="height">Height of the image in pixels; 0 when unknown.</param>
/// <param name="width">Width of the image in pixels; 0 when unknown.</param>
internal sealed class SuperviselyObjectParser(IReadOnlyDictionary<string, string[]> points, int height, int width)
{
    private const double Hidden = 1;
    private const double Visible = 2;

    /// <summary>A tag as a label: its name, and its value where it has one.</summary>
    public static string TagOf(JsonNode tag)
    {
        string name = tag["name"]?.Text() ?? "";
        return tag["value"] is { Kind: JsonKind.Text or JsonKind.Number } value ? $"{name}/{value.Text()}" : name;
    }

    /// <summary>Reads an object; null where it cannot be used, which is reported.</summary>
    /// <returns>An annotation without category and annotator.</returns>
    public Annotation? Parse(JsonNode item)
    {
        if (Shape(item) is not { } shape) return null;
        return shape with { Id = item["id"]?.Id(), Extras = [.. FieldsOf(item)] };
    }

    private Annotation? Shape(JsonNode item)
    {
        string type = item["geometryType"]?.Text() ?? (item["bitmap"] is not null ? "bitmap" : item["nodes"] is not null ? "graph" : "polygon"); // as old files have it
        JsonNode? exterior = item["points"]?["exterior"];
        switch (type)
        {
            case "rectangle":
                return exterior?.Points(2) is { } corners ? new Annotation { Box = new Polygon(corners, [0]).Bounds() } : Missing(item, exterior);
            case "polygon":
                return exterior?.Points(3) is { } outline ? new Annotation { Polygon = Polygon(outline, item["points"]?["interior"]) } : Missing(item, exterior);
            case "line" or "polyline":
                return exterior?.Points(2) is { } line ? new Annotation { Polyline = new Polyline(line) } : Missing(item, exterior);
            case "point":
                return exterior?.Points(1) is [var x, var y, ..] ? new Annotation { Keypoints = new Keypoints([x, y, Visible]) } : Missing(item, exterior);
            case "bitmap":
                return item["bitmap"] is { } bitmap ? Bitmap(bitmap) : Missing(item, null);
            case "graph":
                return new Annotation { Keypoints = Graph(item) };
        }
        item.Report($"geometryType '{type}'", "rectangle, polygon, line, polyline, point, bitmap, graph");
        return null;
    }

    private static Annotation? Missing(JsonNode item, JsonNode? found)
    {
        if (found is null) item.Report("no geometry", "points with exterior, bitmap, or nodes");
        return null;
    }

    private static Polygon Polygon(double[] outline, JsonNode? interior)
    {
        var coordinates = new List<double>(outline);
        var starts = new List<int> { 0 };
        foreach (JsonNode hole in interior?.Elements() ?? [])
        {
            if (hole.Points(3) is not { } ring) continue;
            starts.Add(coordinates.Count);
            coordinates.AddRange(ring);
        }
        return new Polygon([.. coordinates], [.. starts], starts.Count > 1 ? [.. starts.Select(start => start > 0)] : null);
    }

    // base64 of zlib of PNG; an opaque pixel, or one that is not 0, is marked.
    private Annotation? Bitmap(JsonNode bitmap)
    {
        if (height == 0 || width == 0)
        {
            bitmap.Report("a bitmap in an image without a size", "size with height and width");
            return null;
        }
        if (bitmap["data"] is not { } data || bitmap["origin"]?.Point() is not var (left, top))
        {
            bitmap.Report("a bitmap without data or origin", "data and origin");
            return null;
        }
        if (Inflate(data) is not { } png || PngMask.Decode(png, data) is not { } mask) return null;
        return new Annotation { Mask = PngMask.Place(mask, height, width, (int)left, (int)top) };
    }

    // A PNG image is hardly larger than its pixels.
    private byte[]? Inflate(JsonNode data)
    {
        if (PngMask.FromBase64(data.Text() ?? "") is not { } packed)
        {
            data.Report("a text that is no base64", "a PNG image, packed by zlib, in base64");
            return null;
        }
        long most = Math.Min(data.Options.MaxElementBytes, 8L * height * width + 65_536);
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            using var png = new MemoryStream();
            var buffer = new byte[1 << 16];
            for (int read = zlib.Read(buffer); read > 0; read = zlib.Read(buffer))
            {
                png.Write(buffer, 0, read);
                if (png.Length <= most) continue;
                data.Report($"more than {most} bytes unpacked", $"at most {most} for an image of {height}x{width} pixels");
                return null;
            }
            return png.ToArray();
        }
        catch (InvalidDataException)
        {
            data.Report("data that cannot be unpacked", "a PNG image, packed by zlib, in base64");
            return null;
        }
    }

    private Keypoints Graph(JsonNode item)
    {
        IReadOnlyList<(string Name, JsonNode Value)> nodes = item["nodes"]?.Properties() ?? [];
        string[] names = points.TryGetValue(item["classTitle"]?.Text() ?? "", out string[]? declared) && declared.Length > 0 ? declared : [.. nodes.Select(node => node.Name)];
        var triplets = new double[3 * names.Length];
        foreach ((string name, JsonNode node) in nodes)
        {
            int index = Array.IndexOf(names, name);
            if (index < 0) node.Report($"node '{name}'", $"one of the {names.Length} of the class");
            else if (node["loc"]?.Point() is var (x, y)) (triplets[3 * index], triplets[3 * index + 1], triplets[3 * index + 2]) = (x, y, node["disabled"]?.Flag() == true ? Hidden : Visible);
        }
        return new Keypoints(triplets);
    }

    private static IEnumerable<ExtraField> FieldsOf(JsonNode item)
    {
        if (item["description"]?.Text() is { Length: > 0 } remark) yield return KnownFields.Of(KnownFields.Description, remark);
        var tags = new JsonObjectText();
        foreach (JsonNode tag in item["tags"]?.Elements() ?? [])
        {
            if (tag["name"]?.Text() is not { } name) continue;
            if (tag["value"] is { } value) tags.AddRaw(name, value.Json);
            else tags.Add(name, true);
        }
        if (!tags.IsEmpty) yield return new ExtraField(KnownFields.Attributes, tags.ToString());
    }
}
