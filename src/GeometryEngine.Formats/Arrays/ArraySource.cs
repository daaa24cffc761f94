namespace GeometryEngine.Formats;

/// <summary>Opened arrays: an image each, read when it is asked for.</summary>
internal sealed class ArraySource : PieceSource<string>
{
    private readonly FileTree _tree;

    public ArraySource(DatasetInput input, ReadOptions options) : base(input.Path, options)
    {
        _tree = input.Tree;
        foreach (string file in input.File is { } one ? [one] : _tree.Files.Where(ArrayFormat.IsArray)) Add(file);
        EndIndex();
    }

    protected override string FileOf(string piece) => _tree.PathOf(piece);

    protected override string PlaceOf(string piece) => piece;

    protected override DatasetItem Parse(string piece, ProblemLog log)
    {
        LabelArray labels = NpyReader.Read(_tree.Read(piece, Options.MaxElementBytes), _tree.PathOf(piece), Options.MaxPixels);
        string name = piece[..^4];
        int category = CategoryOf(default), annotator = AnnotatorOf(null);
        return new DatasetItem
        {
            Image = new ImageInfo { Id = new SourceId(name), FileName = name, Height = labels.Height, Width = labels.Width },
            Annotators = [annotator],
            Annotations = [.. labels.Masks().Select(mask => new Annotation { Id = new SourceId(mask.Value), Category = category, Annotator = annotator, Mask = mask.Mask })],
        };
    }
}
