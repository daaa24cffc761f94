using System.Globalization;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace GeometryEngine.Formats;

/// <summary>Writes a folder of VOC: Annotations with an XML file for each image, SegmentationObject and SegmentationClass with its masks, and ImageSets/Main with the names of the
/// images of each part.</summary>
internal sealed class VocWriter : DatasetWriter
{
    private static readonly XmlWriterSettings Settings = new() { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true };

    private readonly DatasetInfo _info;
    private readonly AtomicFolder _folder;
    private readonly FileNames _names;
    private readonly VocMaskWriter _masks;
    private readonly Dictionary<string, List<string>> _subsets = new(StringComparer.Ordinal);

    public VocWriter(string path, Features holds, DatasetInfo info) : base(holds, info)
    {
        _info = info;
        _folder = new AtomicFolder(path);
        _masks = new VocMaskWriter(_folder, info, Lost);
        _names = new FileNames();
    }

    protected override void WriteItem(DatasetItem item)
    {
        ImageInfo image = item.Image;
        string stem = _names.Next(image.Name);
        string name = XmlWritable.Text(image.Name);
        if (name != image.Name) Lost.Add(Features.FileNames, image.Name);
        if (image.Subset is { } subset)
        {
            if (!_subsets.TryGetValue(SafePath.Folder(subset), out List<string>? stems)) _subsets.Add(SafePath.Folder(subset), stems = []);
            stems.Add(stem);
        }
        CountDescriptions(item);
        IReadOnlyList<Annotation> objects = _masks.Write(item, stem);
        var root = new XElement(
            "annotation",
            new XElement("folder"),
            new XElement("filename", name),
            image.HasSize ? new XElement("size", new XElement("width", image.Width), new XElement("height", image.Height), new XElement("depth", 3)) : null,
            new XElement("segmented", objects.Any(annotation => annotation.Mask is not null) ? 1 : 0),
            objects.Select(Object));
        using XmlWriter xml = XmlWriter.Create(_folder.PathOf($"{VocFormat.Annotations}/{stem}.xml"), Settings);
        root.WriteTo(xml);
    }

    protected override void Finish()
    {
        foreach ((string subset, List<string> stems) in _subsets)
            File.WriteAllText(_folder.PathOf($"{VocFormat.Lists}/{subset}.txt"), $"{string.Join('\n', stems)}\n");
        File.WriteAllText(_folder.PathOf(VocClasses.ListName), VocClasses.List(_info.Categories));
        Directory.CreateDirectory(_folder.PathOf(VocFormat.Annotations)); // there, though empty, without images
        _folder.Commit();
    }

    protected override void Dispose(bool disposing)
    {
        _folder.Dispose();
        base.Dispose(disposing);
    }

    // Objects have attributes, but no remarks.
    private void CountDescriptions(DatasetItem item)
    {
        for (int i = 0; i < item.Annotations.Count; i++)
            if (KnownFields.Find(item.Annotations[i].Extras, KnownFields.Description) is not (null or "\"\"")) Lost.Add(Features.Attributes, item.Image, item.Annotations[i], i);
    }

    private XElement Object(Annotation annotation)
    {
        Box box = annotation.Box ?? annotation.Mask!.BoundingBox();
        return new XElement(
            "object",
            new XElement("name", XmlWritable.Text(_info.Categories[annotation.Category].Name)),
            new XElement("pose", XmlWritable.Text(KnownFields.Text(annotation.Extras, "pose") ?? "Unspecified")),
            VocFormat.Flags.Select(flag => (Name: flag, Value: KnownFields.Flag(annotation.Extras, flag)))
                .Where(flag => flag.Value is not null || flag.Name is KnownFields.Truncated or KnownFields.Difficult)
                .Select(flag => new XElement(flag.Name, flag.Value == true ? 1 : 0)),
            new XElement("bndbox", Number("xmin", box.X), Number("ymin", box.Y), Number("xmax", box.Right), Number("ymax", box.Bottom)),
            Attributes(annotation),
            Kept(annotation, "part"),
            Kept(annotation, "actions"));
    }

    private static IEnumerable<XElement> Kept(Annotation annotation, string name) =>
        KnownFields.Find(annotation.Extras, name) is { } json ? XmlJson.ToElements(name, json) : [];

    private static XElement? Attributes(Annotation annotation)
    {
        if (KnownFields.Find(annotation.Extras, KnownFields.Attributes) is not { } json) return null;
        using JsonDocument document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object) return null;
        return new XElement("attributes", document.RootElement.EnumerateObject().Select(Attribute));
    }

    private static XElement Attribute(JsonProperty attribute)
    {
        bool isText = attribute.Value.ValueKind is not (JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False);
        string text = XmlWritable.Text(attribute.Value.ValueKind == JsonValueKind.String ? attribute.Value.GetString()! : attribute.Value.GetRawText());
        var value = new XElement("value", text);
        if (isText && (JsonObjectText.IsNumber(text) || bool.TryParse(text, out _))) value.SetAttributeValue("type", "text");
        return new XElement("attribute", new XElement("name", XmlWritable.Text(attribute.Name)), value);
    }

    private static XElement Number(string name, double value) => new(name, value.ToString("R", CultureInfo.InvariantCulture));
}
