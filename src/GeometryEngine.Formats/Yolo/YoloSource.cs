namespace GeometryEngine.Formats;

/// <summary>An opened YOLO data set. Of each image the name and size stay in memory; labels are read again when they are asked for.</summary>
internal sealed class YoloSource : PieceSource<YoloImage>
{
    // So many label files are looked into to find out what lines of four points are.
    private const int MostTried = 1000;

    private readonly FileTree _tree;
    private readonly YoloDescription _description;
    private readonly YoloTask _task;

    /// <summary>Opens a data set.</summary>
    /// <param name="input">A folder, a description in a folder, or a file of labels.</param>
    /// <param name="options">Strictness and limits.</param>
    /// <param name="task">The task, where the user tells it.</param>
    public YoloSource(DatasetInput input, ReadOptions options, YoloTask? task) : base(input.Path, options)
    {
        _tree = input.Tree;
        bool isLabel = input.File is { } file && !YoloFiles.IsYaml(file);
        string? described = input.File is { } yaml && !isLabel ? yaml : isLabel ? NamesBeside(_tree) : YoloFiles.FindDescription(_tree);
        _description = YoloDescription.Read(_tree, described);
        List<YoloImage> images = isLabel ? [Single(input.File!)] : FindImages();
        _task = task ?? _description.Task ?? FindTask(images);
        for (int i = 0; i < _description.ClassCount; i++) Declare(CategoryOf(i));
        foreach (YoloImage image in images) Add(image);
        EndIndex();
    }

    public override void Learn(int image, int height, int width)
    {
        YoloImage known = PieceOf(image);
        if (known.Height == 0) (known.Height, known.Width) = (height, width);
    }

    protected override string FileOf(YoloImage piece) => _tree.PathOf(piece.LabelFile ?? piece.FileName);

    protected override string PlaceOf(YoloImage piece) => piece.LabelFile ?? piece.FileName;

    protected override DatasetItem Parse(YoloImage piece, ProblemLog log)
    {
        var annotations = new List<Annotation>();
        if (piece.LabelFile is { } file)
        {
            byte[] text = _tree.Read(file, Options.MaxElementBytes);
            if (piece.Height == 0 && text.AsSpan().ContainsAnyExcept(" \t\r\n"u8))
                log.Report(_tree.PathOf(file), "", $"no size of image {piece.FileName}", $"the image file, or a row in {SizeTable.Name}; without, coordinates stay shares of the image");
            var parser = new YoloLineParser(_description, _task, piece, log, _tree.PathOf(file));
            parser.Read(text, (index, annotation) => annotations.Add(annotation with { Category = CategoryOf(_description.NameOf(index)), Annotator = AnnotatorOf(null) }));
        }
        var image = new ImageInfo { Id = new SourceId(piece.FileName), FileName = piece.FileName, Subset = piece.Subset, Height = piece.Height, Width = piece.Width };
        return new DatasetItem { Image = image, Annotators = [AnnotatorOf(null)], Annotations = annotations };
    }

    private Category CategoryOf(int index) => new()
    {
        Id = new SourceId(index),
        Name = _description.NameOf(index),
        KeypointNames = _description.KeypointNamesOf(index),
    };

    private static string? NamesBeside(FileTree tree) => tree.Contains("classes.txt") ? "classes.txt" : tree.Contains("data.yaml") ? "data.yaml" : null;

    private static YoloImage Single(string label) => new() { FileName = System.IO.Path.GetFileNameWithoutExtension(label), Subset = null, LabelFile = label };

    private List<YoloImage> FindImages()
    {
        SizeTable sizes = SizeTable.Read(_tree, Options, Log);
        HashSet<string> labels = [.. YoloFiles.LabelFiles(_tree)], folders = [.. labels.Select(FolderOf)];
        Dictionary<string, string> listed = ReadLists();
        var files = new SortedDictionary<string, string?>(StringComparer.Ordinal); // by label file, with its image file
        foreach (string label in labels) files[label] = null;
        foreach (string image in _tree.Files.Where(ImageHeader.IsImage))
        {
            string label = YoloFiles.LabelOf(image);
            if (labels.Contains(label) || folders.Contains(FolderOf(label))) files[label] = image;
        }
        var images = new List<YoloImage>();
        foreach ((string label, string? image) in files) images.Add(ToImage(label, labels.Contains(label), image, sizes, listed));
        TellApart(images);
        return images;
    }

    private YoloImage ToImage(string label, bool hasLabels, string? image, SizeTable sizes, Dictionary<string, string> listed)
    {
        (string stem, string? subset) = YoloFiles.NameOf(label, _description);
        subset ??= image is not null ? SubsetIn(listed, image) : SubsetIn(listed, label);
        SizeTable.Row? row = sizes.Find(subset, stem);
        string name = row?.FileName ?? stem + (image is null ? ListedExtension(listed, label) : System.IO.Path.GetExtension(image));
        var found = new YoloImage { FileName = name, Subset = sizes.SubsetOf(row, subset), LabelFile = hasLabels ? label : null };
        if (row is { Height: > 0 }) (found.Height, found.Width) = (row.Height, row.Width);
        else if (image is not null) ReadSize(found, image);
        return found;
    }

    private void ReadSize(YoloImage image, string file)
    {
        using InputFile opened = _tree.Open(file);
        if (ImageHeader.ReadSize(opened) is var (height, width) && (long)height * width <= Options.MaxPixels) (image.Height, image.Width) = (height, width);
        else Log.Report(opened.Path, "", "no size in the header of the image", $"a PNG, JPEG, BMP, GIF, WebP or TIFF of at most {Options.MaxPixels} pixels");
    }

    // Images of one name in several parts are different images.
    private static void TellApart(List<YoloImage> images)
    {
        foreach (IGrouping<string, YoloImage> twins in images.GroupBy(image => image.FileName, StringComparer.Ordinal).Where(group => group.Count() > 1).ToArray())
            foreach (YoloImage image in twins)
                if (image.Subset is { } subset) image.FileName = $"{subset}/{image.FileName}";
    }

    // The images that lists such as train.txt name, by their path without extension from the end, with the part of the data set.
    private Dictionary<string, string> ReadLists()
    {
        var listed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string written, string subset) in _description.Lists)
        {
            if (YoloFiles.Find(_tree, "", written) is not { } list) continue;
            var lines = new TextLines(_tree.Read(list, Options.MaxElementBytes));
            while (lines.Next(out ReadOnlySpan<byte> line))
                if (line.Trim(" \t"u8) is { IsEmpty: false } path) listed.TryAdd(LastTwo(System.Text.Encoding.UTF8.GetString(path)), subset);
        }
        return listed;
    }

    private static string? SubsetIn(Dictionary<string, string> listed, string file)
    {
        string stem = System.IO.Path.ChangeExtension(LastTwo(file), null);
        foreach (string extension in (string[])["", ".jpg", ".png", ".jpeg", ".JPG", ".bmp", ".webp", ".tif"])
            if (listed.TryGetValue(stem + extension, out string? subset)) return subset;
        return null;
    }

    private static string ListedExtension(Dictionary<string, string> listed, string label)
    {
        string stem = System.IO.Path.ChangeExtension(LastTwo(label), null);
        return ((string[])[".jpg", ".png", ".jpeg", ".JPG", ".bmp", ".webp", ".tif"]).FirstOrDefault(extension => listed.ContainsKey(stem + extension)) ?? "";
    }

    private static string LastTwo(string path)
    {
        string[] parts = path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('/', parts[Math.Max(0, parts.Length - 2)..]);
    }

    private static string FolderOf(string file) => file[..(file.LastIndexOf('/') + 1)];

    // Rotated boxes are told from polygons by having four points throughout, which are rectangles.
    private YoloTask FindTask(List<YoloImage> images)
    {
        bool any = false;
        foreach (YoloImage image in images.Where(image => image.LabelFile is not null).Take(MostTried))
        {
            var lines = new TextLines(_tree.Read(image.LabelFile!, Options.MaxElementBytes));
            while (lines.Next(out ReadOnlySpan<byte> line))
            {
                if (line.Trim(" \t"u8).IsEmpty) continue;
                if (YoloLineParser.Corners(line, image) is not { } corners || RotatedBox.FromCorners(corners) is null) return YoloTask.Segment;
                any = true;
            }
        }
        return any ? YoloTask.Obb : YoloTask.Segment;
    }
}
