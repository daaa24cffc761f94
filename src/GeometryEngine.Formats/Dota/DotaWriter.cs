using System.Globalization;
using System.Text;

namespace GeometryEngine.Formats;

/// <summary>Writes a folder of DOTA: <c>labelTxt</c> with a text file for each image.</summary>
internal sealed class DotaWriter : DatasetWriter
{
    private readonly DatasetInfo _info;
    private readonly AtomicFolder _folder;
    private readonly FileNames _names = new();

    public DotaWriter(string path, Features holds, DatasetInfo info) : base(holds, info)
    {
        _info = info;
        _folder = new AtomicFolder(path);
    }

    protected override void WriteItem(DatasetItem item)
    {
        var text = new StringBuilder();
        foreach (Annotation annotation in item.Annotations)
        {
            foreach (double coordinate in annotation.RotatedBox!.Value.Corners()) text.Append(coordinate.ToString("R", CultureInfo.InvariantCulture)).Append(' ');
            bool isDifficult = KnownFields.Flag(annotation.Extras, KnownFields.Difficult) == true;
            text.Append(OneLine(_info.Categories[annotation.Category].Name)).Append(isDifficult ? " 1\n" : " 0\n");
        }
        string stem = _names.Next(item.Image.Name, out bool changed);
        if (changed) Lost.Add(Features.FileNames, item.Image.Name);
        File.WriteAllText(_folder.PathOf($"{DotaFormat.Labels}/{stem}.txt"), text.ToString());
    }

    protected override void Finish()
    {
        Directory.CreateDirectory(_folder.PathOf(DotaFormat.Labels));
        _folder.Commit();
    }

    protected override void Dispose(bool disposing)
    {
        _folder.Dispose();
        base.Dispose(disposing);
    }

    private static string OneLine(string name) => string.Join(' ', name.Split(['\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } line ? line : Category.Unnamed;
}
