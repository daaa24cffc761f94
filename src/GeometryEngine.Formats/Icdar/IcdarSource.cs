using System.Text;

namespace GeometryEngine.Formats;

/// <summary>Opened files of ICDAR. Each word is of the category text; what it says is an attribute, and one that nobody could read, ###, is to be ignored.</summary>
internal sealed class IcdarSource : FileSource
{
    private const string Text = "text";
    private const string Unreadable = "###";

    public IcdarSource(DatasetInput input, ReadOptions options) : base(input, options)
    {
        Declare(new Category { Id = new SourceId(1), Name = Text });
        AddAll(Files(".txt", file => IcdarFormat.IsOne(file) || (file.Head.Trim(" \t\r\n"u8).IsEmpty && System.IO.Path.GetFileName(file.File!).StartsWith(IcdarFormat.Prefix, StringComparison.Ordinal))));
        EndIndex();
    }

    protected override DatasetItem Parse(string piece, ProblemLog log)
    {
        int annotator = AnnotatorOf(null), category = CategoryOf(Text);
        var annotations = new List<Annotation>();
        var lines = new TextLines(ReadBytes(piece));
        while (lines.Next(out ReadOnlySpan<byte> line))
        {
            if (line.Trim(" \t"u8).IsEmpty) continue;
            if (Word(line) is { } word) annotations.Add(word with { Annotator = annotator, Category = category });
            else log.Report(Tree.PathOf(piece), lines.Place, $"'{Encoding.UTF8.GetString(line)}'", $"8 numbers, or left, top, right, bottom, of at most {Options.MaxCoordinate} in magnitude, and a text");
        }
        string stem = System.IO.Path.GetFileNameWithoutExtension(piece);
        string image = stem.StartsWith(IcdarFormat.Prefix, StringComparison.Ordinal) ? stem[IcdarFormat.Prefix.Length..] : stem;
        return new DatasetItem { Image = new ImageInfo { Id = new SourceId(image), FileName = $"{image}.jpg" }, Annotators = [annotator], Annotations = annotations };
    }

    private Annotation? Word(ReadOnlySpan<byte> line)
    {
        if (!IcdarLine.TryParse(line, out double[] numbers, out string text, out _) || numbers.Any(number => Math.Abs(number) > Options.MaxCoordinate)) return null;
        var attributes = new JsonObjectText();
        attributes.Add(Text, text);
        var word = new Annotation { Extras = text == Unreadable ? [KnownFields.Of(KnownFields.Ignore, true)] : [new ExtraField(KnownFields.Attributes, attributes.ToString())] };
        if (numbers.Length == 8) return word with { Polygon = new Polygon(numbers, [0]) };
        bool isBox = numbers[0] <= numbers[2] && numbers[1] <= numbers[3];
        return isBox ? word with { Box = new Box(numbers[0], numbers[1], numbers[2] - numbers[0], numbers[3] - numbers[1]) } : null;
    }
}
