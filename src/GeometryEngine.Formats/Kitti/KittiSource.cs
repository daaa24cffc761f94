using System.Globalization;
using System.Text;

namespace GeometryEngine.Formats;

/// <summary>An opened KITTI file or folder. The images are PNG, as those of KITTI are, of the names of the files.</summary>
internal sealed class KittiSource : FileSource
{
    private const string DontCare = "DontCare"; // regions that are not evaluated
    private const double Unknown = 3; // occlusion; 0 is none, 1 in part, 2 largely

    public KittiSource(DatasetInput input, ReadOptions options) : base(input, options)
    {
        AddAll(Files(".txt", file => KittiFormat.IsOne(file) || file.Head.Trim(" \t\r\n"u8).IsEmpty));
        EndIndex();
    }

    protected override DatasetItem Parse(string piece, ProblemLog log)
    {
        int annotator = AnnotatorOf(null);
        var annotations = new List<Annotation>();
        var lines = new TextLines(ReadBytes(piece));
        while (lines.Next(out ReadOnlySpan<byte> line))
        {
            if (line.Trim(" \t"u8).IsEmpty) continue;
            if (ParseLine(line, out string name) is { } annotation) annotations.Add(annotation with { Annotator = annotator, Category = CategoryOf(name) });
            else log.Report(Tree.PathOf(piece), lines.Place, $"'{Encoding.UTF8.GetString(line)}'", $"a class, and {KittiFormat.Fields - 1} numbers or one more, the box among them with left <= right and top <= bottom");
        }
        string stem = System.IO.Path.GetFileNameWithoutExtension(piece);
        return new DatasetItem
        {
            Image = new ImageInfo { Id = new SourceId(stem), FileName = $"{stem}.png", Subset = piece.Split('/')[..^1].LastOrDefault(folder => folder is "training" or "testing") },
            Annotators = [annotator],
            Annotations = annotations,
        };
    }

    private Annotation? ParseLine(ReadOnlySpan<byte> line, out string name)
    {
        var fields = new TextFields(line);
        fields.Next(out ReadOnlySpan<byte> first);
        name = Encoding.UTF8.GetString(first);
        var numbers = new List<double>();
        while (fields.Next(out ReadOnlySpan<byte> field))
        {
            if (!TextFields.TryNumber(field, out double number)) return null;
            numbers.Add(number);
        }
        if (numbers.Count is not (KittiFormat.Fields - 1 or KittiFormat.Fields)) return null;
        double left = numbers[3], top = numbers[4], right = numbers[5], bottom = numbers[6];
        bool isBox = left <= right && top <= bottom && Math.Max(Math.Max(-left, right), Math.Max(-top, bottom)) <= Options.MaxCoordinate;
        return isBox ? new Annotation { Box = new Box(left, top, right - left, bottom - top), Score = numbers.Count == KittiFormat.Fields ? numbers[^1] : null, Extras = FieldsOf(name, numbers) } : null;
    }

    // -1 is for what is not known, as in DontCare.
    private List<ExtraField> FieldsOf(string name, List<double> numbers)
    {
        var extras = new List<ExtraField>();
        if (name == DontCare) extras.Add(KnownFields.Of(KnownFields.Ignore, true));
        if (numbers[0] >= 0) extras.Add(KnownFields.Of(KnownFields.Truncated, numbers[0] > 0));
        if (numbers[1] is >= 0 and < Unknown) extras.Add(KnownFields.Of(KnownFields.Occluded, numbers[1] > 0));
        if (!Options.KeepExtras) return extras;
        extras.Add(new ExtraField("truncation", Text(numbers[0])));
        extras.Add(new ExtraField("occlusion", Text(numbers[1])));
        extras.Add(new ExtraField("alpha", Text(numbers[2])));
        extras.Add(new ExtraField("dimensions", $"[{Text(numbers[7])},{Text(numbers[8])},{Text(numbers[9])}]"));
        extras.Add(new ExtraField("location", $"[{Text(numbers[10])},{Text(numbers[11])},{Text(numbers[12])}]"));
        extras.Add(new ExtraField("rotation_y", Text(numbers[13])));
        return extras;
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
