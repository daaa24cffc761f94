using System.Globalization;
using System.Text;

namespace GeometryEngine.Formats;

/// <summary>
/// Writes a YOLO data set: labels/SUBSET/NAME.txt for each image, data.yaml, and a table of the images' names and sizes, so that it can be read without the images.
/// </summary>
internal sealed class YoloWriter : DatasetWriter
{
    private const string NoSubset = "train"; // which data.yaml must name

    private readonly AtomicFolder _folder;
    private readonly YoloTask _task;
    private readonly DatasetInfo _info;
    private readonly StreamWriter _sizes;
    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _used = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedSet<string> _subsets = new(StringComparer.Ordinal);
    private int _keypoints; // of every line, in the end
    private bool _isOutside; // the line has a coordinate so far off the image that it is no share of it
    private bool _hasShort; // lines that were written when it was less

    public YoloWriter(string path, YoloTask task, Features holds, DatasetInfo info) : base(holds, info)
    {
        _task = task;
        _info = info;
        _keypoints = info.Categories.Select(category => category.KeypointNames.Count).Append(0).Max();
        _folder = new AtomicFolder(path);
        _sizes = new StreamWriter(_folder.PathOf(SizeTable.Name));
        _sizes.Write("file_name,width,height,subset\n");
    }

    protected override void WriteItem(DatasetItem item)
    {
        string subset = SafePath.Folder(item.Image.Subset ?? NoSubset);
        _subsets.Add(subset);
        string name = WriteName(item, subset);
        _text.Clear();
        if (_task == YoloTask.Pose) GrowKeypoints(item);
        for (int i = 0; i < item.Annotations.Count; i++)
        {
            if (!item.Image.HasSize || !TryWriteLine(item.Annotations[i], item.Image))
                Lost.Add(FeatureOf(item.Annotations[i]), item.Image, item.Annotations[i], i); // shares of an unknown size, or that are none
        }
        File.WriteAllText(_folder.PathOf($"labels/{subset}/{name}.txt"), _text.ToString());
    }

    protected override void Finish()
    {
        _sizes.Dispose();
        if (_hasShort)
            foreach (string file in Directory.EnumerateFiles(_folder.PathOf("labels"), "*.txt", SearchOption.AllDirectories)) Pad(file);
        File.WriteAllText(_folder.PathOf("data.yaml"), Description());
        _folder.Commit();
    }

    protected override void Dispose(bool disposing)
    {
        _sizes.Dispose();
        _folder.Dispose();
        base.Dispose(disposing);
    }

    // The name of the label file; the table keeps that of the image.
    private string WriteName(DatasetItem item, string subset)
    {
        string stem = SafePath.Stem(item.Image.Name, out bool changed), name = stem;
        for (int copy = 2; !_used.Add($"{subset}/{name}"); copy++) (name, changed) = ($"{stem}-{copy}", true);
        if (changed) Lost.Add(Features.FileNames, item.Image.Name);
        string file = changed ? name + Path.GetExtension(item.Image.Name) : item.Image.Name;
        string size = item.Image.HasSize ? string.Create(CultureInfo.InvariantCulture, $"{item.Image.Width},{item.Image.Height}") : ",";
        _sizes.Write($"{CsvLine.Quoted(file)},{size},{CsvLine.Quoted(item.Image.Subset ?? "")}\n");
        return name;
    }

    private bool TryWriteLine(Annotation annotation, ImageInfo image)
    {
        int start = _text.Length;
        _isOutside = false;
        _text.Append(CultureInfo.InvariantCulture, $"{annotation.Category}");
        switch (_task)
        {
            case YoloTask.Detect: WriteBox(annotation.Box!.Value, image); break;
            case YoloTask.Segment: WritePoints(annotation.Polygon!.Coordinates, image); break;
            case YoloTask.Obb: WritePoints(annotation.RotatedBox!.Value.Corners(), image); break;
            default: WritePose(annotation, image); break;
        }
        _text.Append('\n');
        if (_isOutside) _text.Length = start;
        return !_isOutside;
    }

    private void WritePose(Annotation annotation, ImageInfo image)
    {
        WriteBox(annotation.Bounds(), image);
        int count = annotation.Keypoints?.Count ?? 0;
        for (int i = 0; i < _keypoints; i++)
        {
            ReadOnlySpan<double> point = i < count ? annotation.Keypoints!.Triplets.Slice(i * 3, 3) : [0, 0, 0];
            WritePoints(point[..2], image);
            WriteNumber(point[2]);
        }
    }

    // Keypoints that no category names: their number is known when the last object is.
    private void GrowKeypoints(DatasetItem item)
    {
        int most = item.Annotations.Max(annotation => annotation.Keypoints?.Count) ?? 0;
        if (most <= _keypoints) return;
        _hasShort |= _used.Count > 1; // files before this one
        _keypoints = most;
    }

    private void Pad(string file)
    {
        int fields = 5 + 3 * _keypoints;
        string[] lines = File.ReadAllLines(file);
        File.WriteAllText(file, string.Concat(lines.Select(line => $"{line}{string.Concat(Enumerable.Repeat(" 0", fields - 1 - line.Count(letter => letter == ' ')))}\n")));
    }

    private void WriteBox(in Box box, ImageInfo image)
    {
        WritePoints([box.X + box.Width / 2, box.Y + box.Height / 2], image);
        WritePoints([box.Width, box.Height], image);
    }

    private void WritePoints(ReadOnlySpan<double> points, ImageInfo image)
    {
        for (int i = 0; i < points.Length; i++)
        {
            double share = points[i] / (i % 2 == 0 ? image.Width : image.Height);
            _isOutside |= !YoloLineParser.IsShare(share);
            WriteNumber(share);
        }
    }

    private void WriteNumber(double number)
    {
        Span<char> text = stackalloc char[32];
        number.TryFormat(text, out int length, "R", CultureInfo.InvariantCulture);
        _text.Append(' ').Append(text[..length]);
    }

    private static Features FeatureOf(Annotation annotation) => annotation switch
    {
        { Keypoints: not null } => Features.Keypoints,
        { Polygon: not null } => Features.Polygons,
        { RotatedBox: not null } => Features.RotatedBoxes,
        _ => Features.Boxes,
    };

    // JSON's texts are YAML's too.
    private string Description()
    {
        var yaml = new StringBuilder("path: .\n");
        if (_subsets.Count == 0) _subsets.Add(NoSubset);
        foreach (string subset in _subsets) yaml.Append(CultureInfo.InvariantCulture, $"{Key(subset)}: images/{subset}\n");
        yaml.Append(CultureInfo.InvariantCulture, $"task: {_task.ToString().ToLowerInvariant()}\n");
        if (_task == YoloTask.Pose) yaml.Append(CultureInfo.InvariantCulture, $"kpt_shape: [{Math.Max(1, _keypoints)}, 3]\n");
        yaml.Append("names:\n");
        for (int i = 0; i < _info.Categories.Count; i++)
            yaml.Append(CultureInfo.InvariantCulture, $"  {i}: {KnownFields.Of("", _info.Categories[i].Name).Json}\n");
        return yaml.ToString();
    }

    private static string Key(string subset) => subset is "train" or "val" or "test" ? subset : KnownFields.Of("", subset).Json;
}
