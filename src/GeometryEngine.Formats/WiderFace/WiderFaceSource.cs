using System.Globalization;
using System.Text;

namespace GeometryEngine.Formats;

/// <summary>Opened lists of WIDER FACE. An image without faces has a line of zeros all the same, and some copies have none.</summary>
internal sealed class WiderFaceSource : PieceSource<WiderFaceBlock>
{
    private const string Face = "face";
    private const int Numbers = 10;

    private static readonly string[] Attributes = ["blur", "expression", "illumination", "invalid", "occlusion", "pose"];

    private readonly DatasetInput _input;

    public WiderFaceSource(DatasetInput input, ReadOptions options) : base(input.Path, options)
    {
        _input = input;
        Declare(new Category { Id = new SourceId(1), Name = Face });
        foreach (string file in input.File is { } one ? [one] : input.Tree.Files.Where(name => name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) && WiderFaceFormat.IsOne(input.At(name))))
            AddBlocks(file);
        EndIndex();
    }

    protected override string FileOf(WiderFaceBlock piece) => _input.Tree.PathOf(piece.File);

    protected override string PlaceOf(WiderFaceBlock piece) => $"line {piece.Line}";

    protected override DatasetItem Parse(WiderFaceBlock piece, ProblemLog log)
    {
        var text = new byte[piece.Length];
        using (InputFile file = _input.Tree.Open(piece.File)) file.ReadExactly(text, piece.Offset);
        var annotations = new List<Annotation>();
        var lines = new TextLines(text);
        while (lines.Next(out ReadOnlySpan<byte> line))
        {
            if (ParseFace(line) is { } face) annotations.Add(face with { Annotator = AnnotatorOf(null), Category = CategoryOf(Face) });
            else log.Report(FileOf(piece), $"line {piece.Line + lines.Number - 1}", $"'{Encoding.UTF8.GetString(line)}'", $"4 or {Numbers} numbers, width and height 0 or more");
        }
        return new DatasetItem { Image = ImageOf(piece), Annotators = [AnnotatorOf(null)], Annotations = annotations };
    }

    private static ImageInfo ImageOf(WiderFaceBlock piece) => new() { Id = new SourceId(piece.Image), FileName = piece.Image };

    private static Annotation? ParseFace(ReadOnlySpan<byte> line)
    {
        var numbers = new List<double>();
        var fields = new TextFields(line);
        while (fields.Next(out ReadOnlySpan<byte> field))
        {
            if (!TextFields.TryNumber(field, out double number)) return null;
            numbers.Add(number);
        }
        if (numbers is not [_, _, >= 0, >= 0, ..] || numbers.Count is not (4 or Numbers)) return null;
        var annotation = new Annotation { Box = new Box(numbers[0], numbers[1], numbers[2], numbers[3]) };
        if (numbers.Count == 4) return annotation;
        var attributes = new JsonObjectText();
        for (int i = 0; i < Attributes.Length; i++) attributes.AddNumber(Attributes[i], numbers[4 + i].ToString("R", CultureInfo.InvariantCulture));
        var extras = new List<ExtraField> { new(KnownFields.Attributes, attributes.ToString()), KnownFields.Of(KnownFields.Occluded, numbers[8] > 0) };
        if (numbers[7] != 0) extras.Add(KnownFields.Of(KnownFields.Ignore, true));
        return annotation with { Extras = extras };
    }

    private void AddBlocks(string name)
    {
        using InputFile file = _input.Tree.Open(name);
        var scanner = new LineScanner(file, Options);
        bool hasLine = NextFull(scanner);
        while (hasLine)
        {
            string image = Encoding.UTF8.GetString(scanner.Line).Trim();
            if (!NextFull(scanner) || !int.TryParse(scanner.Line.Trim(" \t"u8), NumberStyles.None, CultureInfo.InvariantCulture, out int count))
            {
                Log.Report(file.Path, $"line {scanner.Number}", $"'{Encoding.UTF8.GetString(scanner.Line)}'", $"the number of faces of {image}");
                return; // what follows cannot be told apart
            }
            hasLine = AddBlock(file, name, image, count, scanner);
        }
    }

    // Goes to the line behind the block; false at the end of the file.
    private bool AddBlock(InputFile file, string name, string image, int count, LineScanner scanner)
    {
        bool hasLine = NextFull(scanner);
        long start = scanner.Offset, end = start;
        int first = scanner.Number;
        for (int i = 0; hasLine && i < count; i++)
        {
            if (ImageHeader.IsImage(Encoding.UTF8.GetString(scanner.Line).Trim()))
            {
                Log.Report(file.Path, $"line {scanner.Number}", $"{i} faces of {image}", $"{count}, as the block says");
                break;
            }
            end = scanner.Offset + scanner.Line.Length;
            hasLine = NextFull(scanner);
        }
        if (!hasLine && end == start && count > 0) Log.Report(file.Path, $"line {scanner.Number}", $"0 faces of {image}", $"{count}, as the block says");
        var block = new WiderFaceBlock(name, image, start, (int)(end - start), first);
        Add(block, ImageOf(block), [AnnotatorOf(null)]);
        bool isZeros = hasLine && count == 0 && scanner.Line.IndexOfAnyExcept("0 \t"u8) < 0;
        return isZeros ? NextFull(scanner) : hasLine;
    }

    private static bool NextFull(LineScanner scanner)
    {
        while (scanner.Next())
            if (!scanner.Line.Trim(" \t"u8).IsEmpty) return true;
        return false;
    }
}
