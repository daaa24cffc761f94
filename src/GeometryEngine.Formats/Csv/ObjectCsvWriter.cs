using System.Globalization;
using System.Text;

namespace GeometryEngine.Formats;

/// <summary>Writes a table of labels and boxes; an image on which nothing is marked has a row with its name alone.</summary>
internal sealed class ObjectCsvWriter : DatasetWriter
{
    private readonly DatasetInfo _info;
    private readonly AtomicFile _file;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly StreamWriter _output;

    public ObjectCsvWriter(string path, Features holds, DatasetInfo info) : base(holds, info)
    {
        _info = info;
        _file = new AtomicFile(path);
        _output = new StreamWriter(_file.Stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        _output.Write("filename,width,height,class,xmin,ymin,xmax,ymax\n");
    }

    protected override void WriteItem(DatasetItem item)
    {
        if (!_names.Add(item.Image.Name)) Lost.Add(Features.FileNames, item.Image.Name); // rows of one name are one image
        string size = item.Image.HasSize ? string.Create(CultureInfo.InvariantCulture, $"{item.Image.Width},{item.Image.Height}") : ",";
        string image = $"{CsvLine.Quoted(item.Image.Name)},{size},";
        if (item.Annotations.Count == 0) _output.Write($"{image},,,,\n");
        foreach (Annotation annotation in item.Annotations)
        {
            _output.Write(image + CsvLine.Quoted(_info.Categories[annotation.Category].Name));
            _output.Write(annotation.Box is { } box ? string.Create(CultureInfo.InvariantCulture, $",{box.X:R},{box.Y:R},{box.Right:R},{box.Bottom:R}\n") : ",,,,\n");
        }
    }

    protected override void Finish()
    {
        _output.Flush();
        _file.Commit();
    }

    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        base.Dispose(disposing);
    }
}
