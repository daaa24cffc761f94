using System.Text;

namespace GeometryEngine.Formats;

/// <summary>Writes a table of a column for each class. A class that an image does not have is 0; where the image says which are checked, the others are blank.</summary>
internal sealed class OneHotWriter : DatasetWriter
{
    private readonly DatasetInfo _info;
    private readonly AtomicFile _file;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly StreamWriter _output;

    public OneHotWriter(string path, Features holds, DatasetInfo info) : base(holds, info)
    {
        _info = info;
        _file = new AtomicFile(path);
        _output = new StreamWriter(_file.Stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        _output.Write($"filename,{string.Join(',', info.Categories.Select(category => CsvLine.Quoted(category.Name)))}\n");
    }

    protected override void WriteItem(DatasetItem item)
    {
        if (!_names.Add(item.Image.Name)) Lost.Add(Features.FileNames, item.Image.Name); // rows of one name are one image
        var has = new bool[_info.Categories.Count];
        for (int i = 0; i < item.Annotations.Count; i++)
        {
            if (has[item.Annotations[i].Category]) Lost.Add(Features.Instances, item.Image, item.Annotations[i], i); // one label of a class
            has[item.Annotations[i].Category] = true;
        }
        string? absent = KnownFields.Find(item.Image.Extras, KnownFields.NegativeLabels);
        _output.Write(CsvLine.Quoted(item.Image.Name));
        for (int i = 0; i < has.Length; i++) _output.Write(has[i] ? ",1" : absent is null || absent.Contains(KnownFields.Of("", _info.Categories[i].Name).Json, StringComparison.Ordinal) ? ",0" : ",");
        _output.Write('\n');
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
