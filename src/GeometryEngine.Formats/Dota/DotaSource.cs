using System.Text;

namespace GeometryEngine.Formats;

/// <summary>An opened DOTA file or folder. The images are PNG, as those of DOTA are, of the names of the files.</summary>
internal sealed class DotaSource : FileSource
{
    private const double Tolerance = 1e-9; // relative: rounding of doubles, and not of pixels

    public DotaSource(DatasetInput input, ReadOptions options) : base(input, options)
    {
        AddAll(Files(".txt", file => DotaFormat.IsInLabels(file.File!) || DotaFormat.IsOne(file) || IsWithoutObjects(file)));
        EndIndex();
    }

    protected override DatasetItem Parse(string piece, ProblemLog log)
    {
        int annotator = AnnotatorOf(null);
        var annotations = new List<Annotation>();
        var extras = new List<ExtraField>();
        string file = Tree.PathOf(piece);
        var lines = new TextLines(ReadBytes(piece));
        while (lines.Next(out ReadOnlySpan<byte> line))
        {
            if (line.IndexOfAnyExcept(" \t"u8) < 0) continue;
            if (DotaFormat.IsHeader(line)) AddHeader(extras, line);
            else if (ParseLine(line, new Problem(file, lines.Place, "", ""), log, out string name) is { } annotation)
                annotations.Add(annotation with { Annotator = annotator, Category = CategoryOf(name) });
        }
        string stem = StemOf(piece);
        return new DatasetItem
        {
            Image = new ImageInfo { Id = new SourceId(stem), FileName = $"{stem}.png", Extras = Options.KeepExtras ? extras : [] },
            Annotators = [annotator],
            Annotations = annotations,
        };
    }

    private static bool IsWithoutObjects(DatasetInput file)
    {
        var lines = new TextLines(file.Head);
        while (lines.Next(out ReadOnlySpan<byte> line))
            if (line.IndexOfAnyExcept(" \t"u8) >= 0 && !DotaFormat.IsHeader(line)) return false;
        return true;
    }

    private static void AddHeader(List<ExtraField> extras, ReadOnlySpan<byte> line)
    {
        int colon = line.IndexOf((byte)':');
        extras.Add(KnownFields.Of(Encoding.UTF8.GetString(line[..colon]), Encoding.UTF8.GetString(line[(colon + 1)..]).Trim()));
    }

    // A quadrilateral that is no rectangle is kept beside the smallest one around it.
    private Annotation? ParseLine(ReadOnlySpan<byte> line, Problem place, ProblemLog log, out string name)
    {
        var corners = new double[8];
        var fields = new TextFields(line);
        name = "";
        for (int i = 0; i < corners.Length; i++)
        {
            bool isNumber = fields.Next(out ReadOnlySpan<byte> field) && TextFields.TryNumber(field, out corners[i]);
            if (isNumber && Math.Abs(corners[i]) <= Options.MaxCoordinate) continue;
            log.Report(place with { Found = $"'{Encoding.UTF8.GetString(field)}' as number {i + 1}", Allowed = $"8 numbers of at most {Options.MaxCoordinate} in magnitude" });
            return null;
        }
        name = NameOf(Encoding.UTF8.GetString(fields.Rest).TrimStart(',', ' '), out bool? isDifficult);
        if (name.Length == 0)
        {
            log.Report(place with { Found = "no class", Allowed = "a class behind the 8 numbers" });
            return null;
        }
        RotatedBox box = RotatedBox.FromCorners(corners) ?? RotatedBox.Around(corners);
        return new Annotation
        {
            RotatedBox = box,
            Polygon = HasCorners(box, corners) ? null : new Polygon(corners, [0]),
            Extras = isDifficult is { } difficult ? [KnownFields.Of(KnownFields.Difficult, difficult)] : [],
        };
    }

    private static bool HasCorners(in RotatedBox box, double[] corners)
    {
        double[] exact = box.Corners();
        double tolerance = Tolerance * Math.Max(1, box.Width + box.Height);
        for (int i = 0; i < exact.Length; i++)
            if (Math.Abs(exact[i] - corners[i]) > tolerance) return false;
        return true;
    }

    // The class may have blanks; the last number is the difficulty, which some files go without.
    private static string NameOf(string rest, out bool? isDifficult)
    {
        int blank = rest.LastIndexOfAny([' ', '\t']);
        bool hasDifficulty = blank > 0 && int.TryParse(rest[(blank + 1)..], out int difficulty) && difficulty >= 0;
        isDifficult = hasDifficulty ? rest[(blank + 1)..].Trim() != "0" : null;
        return (hasDifficulty ? rest[..blank] : rest).Trim();
    }

    private static string StemOf(string file)
    {
        string stem = file[..^System.IO.Path.GetExtension(file).Length];
        int folder = $"/{stem}".LastIndexOf($"/{DotaFormat.Labels}/", StringComparison.Ordinal);
        return folder < 0 ? System.IO.Path.GetFileName(stem) : stem[(folder + DotaFormat.Labels.Length + 1)..];
    }
}
