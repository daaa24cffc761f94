namespace GeometryEngine.Formats;

/// <summary>An opened folder of class folders: classes are numbered in the order of their names, as torchvision and Keras do.</summary>
internal sealed class ClassFolderSource : PieceSource<string>
{
    private readonly FileTree _tree;

    public ClassFolderSource(DatasetInput input, ReadOptions options) : base(input.Path, options)
    {
        _tree = input.Tree;
        string[] images = [.. _tree.Files.Where(ImageHeader.IsImage)];
        string[] classes = [.. images.Select(image => ClassFolderFormat.ClassOf(image)?.Class).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        for (int i = 0; i < classes.Length; i++) Declare(new Category { Id = new SourceId(i), Name = classes[i] });
        foreach (string image in images) Add(image);
        EndIndex();
    }

    protected override string FileOf(string piece) => _tree.PathOf(piece);

    protected override string PlaceOf(string piece) => piece;

    protected override DatasetItem Parse(string piece, ProblemLog log)
    {
        (string? subset, string name) = ClassFolderFormat.ClassOf(piece) ?? (null, "");
        (int height, int width) = ReadSize(piece, log);
        var image = new ImageInfo { Id = new SourceId(piece), FileName = piece, Subset = subset, Height = height, Width = width };
        Annotation[] labels = name.Length == 0 ? [] : [new Annotation { Category = CategoryOf(name), Annotator = AnnotatorOf(null) }];
        return new DatasetItem { Image = image, Annotators = [AnnotatorOf(null)], Annotations = labels };
    }

    private (int Height, int Width) ReadSize(string name, ProblemLog log)
    {
        using InputFile file = _tree.Open(name);
        if (ImageHeader.ReadSize(file) is { } size && (long)size.Height * size.Width <= Options.MaxPixels) return size;
        log.Report(file.Path, "", "no size in the header of the image", $"a PNG, JPEG, BMP, GIF, WebP or TIFF of at most {Options.MaxPixels} pixels");
        return (0, 0);
    }
}
