using System.Buffers;

namespace GeometryEngine.Formats;

/// <summary>
/// A source of CSV files with rows for each image: one pass finds where each image's rows stand, so that memory does not grow with what they say.
/// Rows of one image need not follow each other.
/// </summary>
internal abstract class CsvSource(string path, ReadOptions options) : PieceSource<CsvImage>(path, options)
{
    private readonly List<TableFile> _files = [];
    private readonly List<CsvImage> _found = [];
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);

    public override void Learn(int image, int height, int width)
    {
        CsvImage known = PieceOf(image);
        if (known.Height == 0 || known.Width == 0) (known.Height, known.Width) = (height, width);
    }

    /// <summary>The images found so far.</summary>
    protected IReadOnlyList<CsvImage> Found => _found;

    protected override string PlaceOf(CsvImage piece) => piece.Stretches.Count == 0 ? piece.Name : $"line {piece.Stretches[0].Row}";

    protected override string FileOf(CsvImage piece) => piece.Stretches.Count == 0 ? Path : _files[piece.Stretches[0].File].Input.Path;

    protected override DatasetItem Parse(CsvImage piece, ProblemLog log)
    {
        var annotations = new List<Annotation>();
        var extras = new List<ExtraField>();
        foreach (CsvStretch stretch in piece.Stretches)
        {
            byte[] text = ArrayPool<byte>.Shared.Rent(stretch.Length);
            try
            {
                _files[stretch.File].Input.ReadExactly(text.AsSpan(0, stretch.Length), stretch.Offset);
                ParseRows(text.AsSpan(0, stretch.Length), stretch, piece, annotations, extras, log);
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(text);
            }
        }
        var image = new ImageInfo
        {
            Id = IdText.Parse(piece.Name),
            FileName = FileNameOf(piece),
            Subset = piece.Subset,
            Height = piece.Height,
            Width = piece.Width,
            Extras = extras,
        };
        return new DatasetItem { Image = image, Annotators = [AnnotatorOf(null)], Annotations = annotations };
    }

    /// <summary>Finds the rows of a file. Its header is read first; files are known by their number, in the order in which they are added.</summary>
    /// <param name="input">The file, which the source then owns.</param>
    /// <param name="imageColumn">Finds the column that names the image, in the header.</param>
    /// <param name="take">Looks at each row, with its image; null for nothing.</param>
    protected void AddFile(InputFile input, Func<IReadOnlyList<string>, int> imageColumn, Action<CsvRow, CsvImage>? take = null)
    {
        var file = new TableFile(input);
        _files.Add(file);
        var lines = new LineScanner(input, Options);
        int column = -1;
        var fields = new List<string>();
        while (lines.Next())
        {
            if (lines.Line.Trim(" \t"u8).IsEmpty) continue;
            if (column < 0)
            {
                file.Delimiter = CsvLine.Delimiter(lines.Line);
                CsvLine.Split(lines.Line, file.Delimiter, file.Header);
                IReadOnlyList<string>? implied = ImpliedHeader(file.Header);
                if (implied is not null) file.Header = [.. implied];
                column = imageColumn(file.Header);
                if (implied is null) continue;
            }
            bool isWhole = CsvLine.Split(lines.Line, file.Delimiter, fields);
            string name = isWhole && fields.Count > column && fields[column].Length > 0 ? ImageNameOf(fields[column]) : "";
            if (name.Length == 0)
            {
                Log.Report(input.Path, $"line {lines.Number}", isWhole ? "a row without the name of an image" : "a quote without end", "fields as in the header");
                continue;
            }
            CsvImage image = ImageOf(name);
            AddRow(image, new CsvStretch(_files.Count - 1, lines.Offset, lines.Line.Length, lines.Number));
            take?.Invoke(new CsvRow(file.Header, fields, input.Path, $"line {lines.Number}"), image);
        }
    }

    /// <summary>The image of a name, which is added when new.</summary>
    protected CsvImage ImageOf(string name)
    {
        if (_byName.TryGetValue(name, out int index)) return _found[index];
        _byName.Add(name, _found.Count);
        _found.Add(new CsvImage { Name = name });
        return _found[^1];
    }

    /// <summary>Ends the opening, when all files were added.</summary>
    protected void AddImages()
    {
        foreach (CsvImage image in _found)
        {
            image.Stretches.TrimExcess();
            Add(image);
        }
        EndIndex();
    }

    /// <summary>The image's name within the field that names it; empty where it names none.</summary>
    protected virtual string ImageNameOf(string field) => field;

    /// <summary>The image's file name; null where the files name images by id.</summary>
    protected virtual string? FileNameOf(CsvImage image) => image.Name;

    /// <summary>The header of a file that has none, by its first row; null where that is the header.</summary>
    protected virtual IReadOnlyList<string>? ImpliedHeader(IReadOnlyList<string> first) => null;

    /// <summary>Reads one row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="file">Number of its file.</param>
    /// <param name="image">Its image.</param>
    /// <param name="annotations">Receives what the row says.</param>
    /// <param name="extras">Receives fields of the image.</param>
    /// <param name="log">Where problems go.</param>
    /// <exception cref="InputException">The row cannot be used.</exception>
    protected abstract void ParseRow(CsvRow row, int file, CsvImage image, List<Annotation> annotations, List<ExtraField> extras, ProblemLog log);

    protected override void Dispose(bool disposing)
    {
        foreach (TableFile file in _files) file.Input.Dispose();
        base.Dispose(disposing);
    }

    private static void AddRow(CsvImage image, CsvStretch row)
    {
        List<CsvStretch> stretches = image.Stretches;
        if (stretches.Count > 0 && stretches[^1] is var last && last.File == row.File && row.Offset - (last.Offset + last.Length) is >= 0 and <= 2 && row.Offset + row.Length - last.Offset < 1 << 20)
            stretches[^1] = last with { Length = (int)(row.Offset + row.Length - last.Offset) };
        else stretches.Add(row);
    }

    private void ParseRows(
        ReadOnlySpan<byte> text, CsvStretch stretch, CsvImage image, List<Annotation> annotations, List<ExtraField> extras, ProblemLog log)
    {
        TableFile file = _files[stretch.File];
        var fields = new List<string>();
        var lines = new TextLines(text);
        while (lines.Next(out ReadOnlySpan<byte> line))
        {
            if (line.Trim(" \t"u8).IsEmpty || !CsvLine.Split(line, file.Delimiter, fields)) continue;
            try
            {
                ParseRow(new CsvRow(file.Header, fields, file.Input.Path, $"line {stretch.Row + lines.Number - 1}"), stretch.File, image, annotations, extras, log);
            }
            catch (InputException failure) when (!log.Strict)
            {
                log.Report(failure.Problem);
            }
        }
    }

    private sealed class TableFile(InputFile input)
    {
        public InputFile Input => input;

        public byte Delimiter { get; set; }

        public List<string> Header { get; set; } = [];
    }
}
