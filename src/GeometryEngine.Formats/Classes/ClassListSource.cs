namespace GeometryEngine.Formats;

/// <summary>Opened lists of images: the images and their classes, in memory.</summary>
internal sealed class ClassListSource : PieceSource<ClassListSource.Entry>
{
    private readonly List<string> _names = [];

    public ClassListSource(DatasetInput input, ReadOptions options) : base(input.Path, options)
    {
        FileTree tree = input.Tree;
        var lines = new TextLines(tree.Read(ClassListFormat.NamesOf(tree) ?? "classes.txt", Options.MaxElementBytes));
        while (lines.Next(out ReadOnlySpan<byte> line))
            if (line.Trim(" \t"u8) is { IsEmpty: false } name) _names.Add(System.Text.Encoding.UTF8.GetString(name));
        for (int i = 0; i < _names.Count; i++) Declare(new Category { Id = new SourceId(i), Name = _names[i] });
        foreach (string list in ClassListFormat.ListsOf(tree)) ReadList(tree, list);
        EndIndex();
    }

    protected override string FileOf(Entry piece) => piece.File;

    protected override string PlaceOf(Entry piece) => $"line {piece.Line}";

    protected override DatasetItem Parse(Entry piece, ProblemLog log)
    {
        if (piece.Class >= _names.Count) Throw.Input(piece.File, PlaceOf(piece), $"class {piece.Class}", $"0 to {_names.Count - 1}");
        return new DatasetItem
        {
            Image = new ImageInfo { Id = new SourceId(piece.Image), FileName = piece.Image, Subset = piece.Subset },
            Annotators = [AnnotatorOf(null)],
            Annotations = [new Annotation { Category = CategoryOf(_names[piece.Class]), Annotator = AnnotatorOf(null) }],
        };
    }

    private void ReadList(FileTree tree, string list)
    {
        string subset = System.IO.Path.GetFileNameWithoutExtension(list);
        var lines = new TextLines(tree.Read(list, Options.MaxElementBytes));
        while (lines.Next(out ReadOnlySpan<byte> line))
        {
            if (line.Trim(" \t"u8).IsEmpty) continue;
            if (ClassListFormat.Split(line) is var (image, number)) Add(new Entry(image, number, subset, tree.PathOf(list), lines.Number));
            else Log.Report(tree.PathOf(list), lines.Place, "a line that is no image with a number", "the path of an image, a blank, and the number of its class");
        }
    }

    /// <summary>A line of a list.</summary>
    internal sealed record Entry(string Image, int Class, string Subset, string File, int Line);
}
