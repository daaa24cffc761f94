using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace GeometryEngine.Formats;

/// <summary>
/// An image of ADE20K of 2017: x_seg.png, whose blue is the number of the object, 0 none, and whose red and green are its class, R / 10 * 256 + G; the same for parts of
/// objects in x_parts_1.png, x_parts_2.png and so on; and x_atr.txt with a line for each object, NUMBER # LEVEL # CROPPED # NAME # RAW NAME # "ATTRIBUTES", where level
/// 0 is that of whole objects.
/// </summary>
internal sealed class Ade20kSegments
{
    private const string SegmentsEnd = "_seg.png";
    private const string ListEnd = "_atr.txt";
    private const int MostLevels = 16;

    private readonly FileTree _tree;
    private readonly string _stem;
    private readonly ReadOptions _options;
    private readonly ProblemLog _log;
    private readonly PngImage _objects;

    /// <summary>Reads the image of whole objects.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public Ade20kSegments(FileTree tree, string file, ReadOptions options, ProblemLog log)
    {
        (_tree, _stem, _options, _log) = (tree, StemOf(file), options, log);
        _objects = ReadImage(file);
    }

    /// <summary>Pixels.</summary>
    public int Height => _objects.Height;

    /// <summary>Pixels.</summary>
    public int Width => _objects.Width;

    /// <summary>The images of whole objects in a folder, beside each its list.</summary>
    public static IEnumerable<string> Of(FileTree tree) =>
        tree.Files.Where(file => file.EndsWith(SegmentsEnd, StringComparison.Ordinal) && tree.Contains(StemOf(file) + ListEnd));

    /// <summary>What the names of all files of an image begin with.</summary>
    public static string StemOf(string file) => file[..^SegmentsEnd.Length];

    /// <summary>The objects, then their parts, level by level.</summary>
    public IEnumerable<(string Name, Annotation Annotation)> Read()
    {
        Dictionary<(int Number, int Level), (string Name, Annotation Annotation)> list = ReadList();
        for (int level = 0; level < MostLevels; level++)
        {
            string file = level == 0 ? _stem + SegmentsEnd : $"{_stem}_parts_{level}.png";
            if (level > 0 && !_tree.Contains(file)) yield break;
            foreach ((int value, Rle mask) in MasksOf(level == 0 ? _objects : ReadImage(file)))
            {
                (int kind, int number) = (value >> 8, value & 0xFF);
                if (!list.TryGetValue((number, level), out (string Name, Annotation Annotation) known))
                {
                    _log.Report(_tree.PathOf(file), "", $"object {number} of class {kind}", $"an object that {_tree.PathOf(_stem + ListEnd)} has a line for");
                    known = (kind.ToString(CultureInfo.InvariantCulture), new Annotation());
                }
                ExtraField[] part = level > 0 && _options.KeepExtras ? [new ExtraField("parts", $"{{\"part_level\":{level}}}")] : [];
                yield return (known.Name, known.Annotation with { Id = new SourceId(number), Mask = mask, Extras = [.. known.Annotation.Extras, .. part] });
            }
        }
    }

    // Of each pair of object and class, the class in the higher bits.
    private SortedDictionary<int, Rle> MasksOf(PngImage image)
    {
        if (image.Height != Height || image.Width != Width) Throw.Input(_tree.PathOf(_stem), "", $"parts of {image.Height}x{image.Width} pixels", $"{Height}x{Width}, as the objects");
        var values = new int[image.Pixels.Length];
        for (int i = 0; i < values.Length; i++)
        {
            uint pixel = image.Pixels[i], number = pixel >> 16 & 0xFF, kind = (pixel & 0xFF) / 10 * 256 + (pixel >> 8 & 0xFF);
            values[i] = number == 0 ? 0 : (int)(kind << 8 | number);
        }
        return LabelMasks.Of(LabelRuns.Encode<int>(values, Height, Width));
    }

    private PngImage ReadImage(string file)
    {
        PngImage image = PngReader.Read(_tree.Read(file, _options.MaxElementBytes), _tree.PathOf(file), _options.MaxPixels);
        if (image.Color is not (PngColor.Rgb or PngColor.Rgba)) Throw.Input(_tree.PathOf(file), "", $"colour type {(int)image.Color}", "2 or 6: red, green and blue are class and object");
        return image;
    }

    private Dictionary<(int Number, int Level), (string Name, Annotation Annotation)> ReadList()
    {
        byte[] bytes = _tree.Read(_stem + ListEnd, _options.MaxElementBytes);
        string[] lines = (Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes).ReplaceLineEndings("\n").Split('\n');
        var list = new Dictionary<(int, int), (string, Annotation)>();
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Trim().Length == 0) continue;
            string[] fields = lines[i].Split(" # ", StringSplitOptions.TrimEntries);
            if (fields.Length >= 5 && TryNumber(fields[0], out int number) && TryNumber(fields[1], out int level)) list.TryAdd((number, level), (fields[3], Describe(fields)));
            else _log.Report(_tree.PathOf(_stem + ListEnd), $"line {i + 1}", $"'{lines[i]}'", "NUMBER # LEVEL # CROPPED # NAME # RAW NAME # \"ATTRIBUTES\"");
        }
        return list;
    }

    private Annotation Describe(string[] fields)
    {
        var extras = new List<ExtraField> { KnownFields.Of(KnownFields.Truncated, fields[2] == "1") };
        var marks = new JsonObjectText();
        foreach (string mark in fields.ElementAtOrDefault(5)?.Trim('"').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []) marks.Add(mark, true);
        if (!marks.IsEmpty) extras.Add(new ExtraField(KnownFields.Attributes, marks.ToString()));
        if (_options.KeepExtras) extras.Add(KnownFields.Of("raw_name", fields[4]));
        return new Annotation { Extras = extras };
    }

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
