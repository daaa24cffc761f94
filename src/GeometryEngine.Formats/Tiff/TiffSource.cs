using System.Globalization;

namespace GeometryEngine.Formats;

/// <summary>Opened TIFF masks. Where the categories are known, no pixel is read before its image is.</summary>
internal sealed class TiffSource : PieceSource<TiffPiece>
{
    private const int Void = 255;

    private readonly FileTree _tree;
    private readonly LabelNames? _names;
    private readonly Dictionary<long, string>? _nameOf;

    public TiffSource(DatasetInput input, ReadOptions options) : base(input.Path, options)
    {
        _tree = input.Tree;
        _names = LabelNames.Read(input, options, Log);
        _nameOf = _names?.Named.ToDictionary(name => (long)name.Label, name => name.Name);
        foreach (LabelName name in _names?.Named ?? []) Declare(options.KeepExtras ? name.ToCategory() : name.ToCategory() with { Extras = [] });
        foreach (string file in input.File is { } one ? [one] : TiffFormat.FilesOf(_tree)) AddFile(file);
        EndIndex();
    }

    protected override string FileOf(TiffPiece piece) => _tree.PathOf(piece.File);

    protected override string PlaceOf(TiffPiece piece) => $"{piece.File}, image {piece.Page.Index}";

    protected override DatasetItem Parse(TiffPiece piece, ProblemLog log)
    {
        using InputFile file = _tree.Open(piece.File);
        bool isObjects = IsObjects(piece.Page);
        var annotations = new List<Annotation>();
        foreach ((long value, Rle mask) in TiffLabels.Read(file, piece.Page, withZero: _names is { Background: not 0 }))
        {
            if (value == _names?.Background || IsVoid(piece.Page, value)) continue;
            string? name = isObjects ? Category.Unnamed : NameOf(value);
            if (name is null)
                log.Report(file.Path, $"image {piece.Page.Index}", $"label {value}", "a label that has a name");
            else annotations.Add(new Annotation { Id = isObjects ? new SourceId(value) : null, Annotator = AnnotatorOf(null), Category = CategoryOf(name), Mask = mask });
        }
        return new DatasetItem { Image = ImageOf(piece, isOnly: true), Annotators = [AnnotatorOf(null)], Annotations = annotations };
    }

    private void AddFile(string name)
    {
        try
        {
            using InputFile file = _tree.Open(name);
            TiffPage[] pages = [.. TiffPages.Read(file).Where(page => !page.IsPart)];
            foreach (TiffPage page in pages)
            {
                if (page.Defect(file.Length, Options.MaxPixels) is { } defect) Log.Report(file.Path, $"image {page.Index}", defect.Found, defect.Allowed);
                else AddPage(new TiffPiece(name, page), pages.Length == 1);
            }
        }
        catch (InputException failure) when (!Log.Strict)
        {
            Log.Report(failure.Problem);
        }
    }

    private void AddPage(TiffPiece piece, bool isOnly)
    {
        if (IsObjects(piece.Page)) CategoryOf(Category.Unnamed);
        else if (_names is null) FindLabels(piece);
        Add(piece, ImageOf(piece, isOnly), [AnnotatorOf(null)]);
    }

    // What is wrong with the pixels is reported when they are read.
    private void FindLabels(TiffPiece piece)
    {
        try { Parse(piece, new ProblemLog(strict: false, [])); }
        catch (InputException) when (!Log.Strict) { }
    }

    private static ImageInfo ImageOf(TiffPiece piece, bool isOnly)
    {
        string name = isOnly ? piece.File : string.Create(CultureInfo.InvariantCulture, $"{piece.File}#{piece.Page.Index}");
        return new ImageInfo { Id = new SourceId(name), FileName = name, Height = (int)piece.Page.Height, Width = (int)piece.Page.Width, Subset = LabelPngFiles.SubsetOf(piece.File) };
    }

    private bool IsObjects(TiffPage page) => _names is null && page.Bits > 8;

    private bool IsVoid(TiffPage page, long value) => _names is null && page.Bits <= 8 && value == Void;

    private string? NameOf(long value) => _nameOf is null ? value.ToString(CultureInfo.InvariantCulture) : _nameOf.GetValueOrDefault(value);
}
