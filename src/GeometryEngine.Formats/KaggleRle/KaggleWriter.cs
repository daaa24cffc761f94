using System.Globalization;

namespace GeometryEngine.Formats;

/// <summary>Writes a table of absolute run lengths, a row for each object, and one without run lengths for an image that has none.</summary>
internal sealed class KaggleWriter : DatasetWriter
{
    private readonly DatasetInfo _info;
    private readonly AtomicFile _file;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly StreamWriter _text;

    public KaggleWriter(string path, Features holds, DatasetInfo info) : base(holds, info)
    {
        _info = info;
        _file = new AtomicFile(path);
        _text = new StreamWriter(_file.Stream, leaveOpen: true) { NewLine = "\n" };
        _text.WriteLine("ImageId,Height,Width,ClassId,EncodedPixels");
    }

    protected override void WriteItem(DatasetItem item)
    {
        if (!_names.Add(item.Image.Name)) Lost.Add(Features.FileNames, item.Image.Name); // rows of one name are one image
        ImageInfo image = item.Image;
        string size = image.HasSize ? string.Create(CultureInfo.InvariantCulture, $"{image.Height},{image.Width}") : ",";
        string start = $"{CsvLine.Quoted(image.Name)},{size}";
        foreach (Annotation annotation in item.Annotations)
            _text.WriteLine($"{start},{CsvLine.Quoted(_info.Categories[annotation.Category].Name)},{KaggleRle.Encode(annotation.Mask!, isRelative: false)}");
        if (item.Annotations.Count == 0) _text.WriteLine($"{start},,");
    }

    protected override void Finish()
    {
        _text.Flush();
        _file.Commit();
    }

    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        base.Dispose(disposing);
    }
}
