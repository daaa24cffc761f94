using System.Globalization;

namespace GeometryEngine.Formats;

/// <summary>Opened bitmasks of BDD100K. Where the categories are known by the folder or from the user, no pixel is read before its image is.</summary>
internal sealed class BddBitmaskSource : PieceSource<string>
{
    private readonly FileTree _tree;
    private readonly Dictionary<int, string>? _names;

    public BddBitmaskSource(DatasetInput input, ReadOptions options) : base(input.Path, options)
    {
        _tree = input.Tree;
        IReadOnlyList<string> files = input.File is { } file ? [file] : BddBitmaskFormat.MasksOf(_tree);
        IReadOnlyList<LabelName>? names = options.Labels is null ? files.Count == 0 ? null : BddCategories.Of(_tree.PathOf(files[0])) : LabelNames.Read(input, options, Log)?.Named;
        _names = names?.ToDictionary(name => name.Label, name => name.Name);
        foreach (LabelName name in names ?? []) Declare(options.KeepExtras ? name.ToCategory() : name.ToCategory() with { Extras = [] });
        foreach (string mask in files) AddMask(mask);
        EndIndex();
    }

    protected override string FileOf(string piece) => _tree.PathOf(piece);

    protected override string PlaceOf(string piece) => piece;

    protected override DatasetItem Parse(string piece, ProblemLog log)
    {
        string file = _tree.PathOf(piece);
        PngImage png = PngReader.Read(_tree.Read(piece, Options.MaxElementBytes), file, Options.MaxPixels);
        if (png.Color != PngColor.Rgba) Throw.Input(file, "", $"colour type {(int)png.Color}", "6: red, green, blue and opacity");
        var annotations = new List<Annotation>();
        var seen = new HashSet<long>();
        foreach ((long value, Rle mask) in MasksOf(png))
        {
            long category = value & 0xFF, marks = value >> 8 & 0xFF, instance = (value >> 16 & 0xFF) << 8 | value >> 24;
            if (NameOf((int)category) is not { } name)
            {
                log.Report(file, "", $"instance {instance} of category {category}", "a category that has a name");
                continue;
            }
            if (!seen.Add(instance)) log.Report(file, "", $"instance {instance} with several categories or marks", "one category for each instance");
            annotations.Add(new Annotation
            {
                Id = new SourceId(instance),
                Annotator = AnnotatorOf(null),
                Category = CategoryOf(name),
                Mask = mask,
                IsCrowd = (marks & 2) != 0,
                Extras = Flags(marks),
            });
        }
        return new DatasetItem { Image = ImageOf(piece, png.Height, png.Width), Annotators = [AnnotatorOf(null)], Annotations = annotations };
    }

    private static IEnumerable<(long Value, Rle Mask)> MasksOf(PngImage png)
    {
        var masks = new ValueMasks(png.Height, png.Width);
        ReadOnlySpan<uint> pixels = png.Pixels;
        for (int start = 0, end; start < pixels.Length; start = end)
        {
            int length = pixels[start..].IndexOfAnyExcept(pixels[start]);
            end = length < 0 ? pixels.Length : start + length;
            if (pixels[start] != 0) masks.Add(pixels[start], start, end);
        }
        return masks.Masks();
    }

    private static ExtraField[] Flags(long marks)
    {
        ReadOnlySpan<(int Bit, string Name)> flags = [(8, KnownFields.Truncated), (4, KnownFields.Occluded), (1, KnownFields.Ignore)];
        var fields = new List<ExtraField>();
        foreach ((int bit, string name) in flags)
            if ((marks & bit) != 0) fields.Add(KnownFields.Of(name, true));
        return [.. fields];
    }

    private static ImageInfo ImageOf(string piece, int height, int width)
    {
        string name = BddBitmaskFormat.ImageOf(piece);
        return new ImageInfo { Id = new SourceId(name), FileName = name, Height = height, Width = width, Subset = LabelPngFiles.SubsetOf(piece) };
    }

    private string? NameOf(int category) =>
        _names is not null ? _names.GetValueOrDefault(category) : category == 0 ? null : category.ToString(CultureInfo.InvariantCulture);

    private void AddMask(string mask)
    {
        if (_names is null || LabelPngSource.HeaderOf(_tree, mask) is not { } header) Add(mask);
        else Add(mask, ImageOf(mask, header.Height, header.Width), [AnnotatorOf(null)]);
    }
}
