using System.Globalization;

namespace GeometryEngine.Formats;

/// <summary>Opened sequences of MOTChallenge, each frame an image. Boxes are taken as they are written.</summary>
internal sealed class MotSource : CsvSource
{
    private const int Frame = 0, Track = 1, Left = 2, Top = 3, BoxWidth = 4, BoxHeight = 5, Confidence = 6, Class = 7, Visibility = 8;

    private readonly List<MotSequence> _sequences = [];

    public MotSource(DatasetInput input, ReadOptions options) : base(input.Path, options)
    {
        IEnumerable<string> files = input.File is { } one ? [one] : input.Tree.Files.Where(name => name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) && MotFormat.IsOne(input.At(name)));
        foreach (IGrouping<string, MotSequence> found in files.Select(file => new MotSequence(input.Tree, file, input.IsTree, options.MaxElementBytes)).GroupBy(sequence => sequence.Root))
        {
            MotSequence sequence = found.FirstOrDefault(sequence => sequence.IsTruth) ?? found.First();
            foreach (MotSequence other in found.Where(other => other != sequence))
                Log.Report(input.Tree.PathOf(other.File), "", $"boxes of the frames that {sequence.File} has boxes of", "one file for each sequence; name this one by itself to read it");
            Add(input.Tree, sequence);
        }
        AddImages();
    }

    protected override IReadOnlyList<string> ImpliedHeader(IReadOnlyList<string> first) => first.Count > MotFormat.Truth.Length ? MotFormat.Results : MotFormat.Truth;

    protected override string ImageNameOf(string field) => TryFrame(field, out int frame) ? _sequences[^1].ImageOf(frame) : "";

    protected override void ParseRow(CsvRow row, int file, CsvImage image, List<Annotation> annotations, List<ExtraField> extras, ProblemLog log)
    {
        MotSequence sequence = _sequences[file];
        bool hasClass = row.Header.Count == MotFormat.Truth.Length;
        double left = row.Number(Left), top = row.Number(Top), width = row.Number(BoxWidth), height = row.Number(BoxHeight), confidence = row.Number(Confidence), track = row.Number(Track);
        if (width < 0 || height < 0) row.Fail(BoxWidth, $"a box of size {width} x {height}", "a width and height of 0 or more");
        if (Math.Max(Math.Max(Math.Abs(left), Math.Abs(top)), Math.Max(width, height)) > Options.MaxCoordinate) row.Fail(Left, $"a box at ({left}, {top}) of size {width} x {height}", $"at most {Options.MaxCoordinate} in magnitude");
        if (!double.IsInteger(track) || Math.Abs(track) > 1L << 53) row.Fail(Track, row[Track], "the whole number of a track, or -1");
        bool isTruth = hasClass || sequence.IsTruth;
        var fields = new List<ExtraField>();
        if (track >= 0) fields.Add(KnownFields.Of(KnownFields.Track, (long)track));
        if (isTruth && confidence == 0) fields.Add(KnownFields.Of(KnownFields.Ignore, true));
        if (hasClass) fields.Add(new ExtraField(KnownFields.Attributes, $"{{\"visibility\":{row.Number(Visibility).ToString("R", CultureInfo.InvariantCulture)}}}"));
        annotations.Add(new Annotation
        {
            Annotator = AnnotatorOf(null),
            Category = CategoryOf(sequence.ClassOf(hasClass ? row.Number(Class) : -1)),
            Box = new Box(left, top, width, height),
            Score = isTruth ? null : confidence,
            Extras = fields,
        });
    }

    private static bool TryFrame(string field, out int frame)
    {
        frame = 0;
        if (!double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsInteger(number) || number is < 0 or > int.MaxValue) return false;
        frame = (int)number;
        return true;
    }

    // Rows go by track as a rule, images by frame.
    private void Add(FileTree tree, MotSequence sequence)
    {
        _sequences.Add(sequence);
        for (int i = 0; i < sequence.Declared.Count; i++) Declare(new Category { Id = new SourceId(i + 1), Name = sequence.Declared[i] });
        var frames = new SortedSet<int>(Enumerable.Range(1, sequence.Frames));
        InputFile file = tree.Open(sequence.File);
        var lines = new LineScanner(file, Options);
        var fields = new List<string>();
        while (lines.Next())
            if (CsvLine.Split(lines.Line, (byte)',', fields) && TryFrame(fields[0], out int frame)) frames.Add(frame);
        foreach (int frame in frames)
        {
            CsvImage image = ImageOf(sequence.ImageOf(frame));
            if ((long)sequence.Height * sequence.Width <= Options.MaxPixels) (image.Height, image.Width) = (sequence.Height, sequence.Width);
        }
        AddFile(file, header => Frame);
    }
}
