using System.Globalization;

namespace GeometryEngine.Formats;

/// <summary>
/// Label masks as a source, a folder of them or one: each PNG an image, each label in it an annotation. 0 is background; 255 of 8 bits is a void region of the image, unless
/// it has a name. Memory does not grow with the pixels: each mask is decoded when its image is read.
/// </summary>
internal sealed class LabelPngSource : DatasetSource
{
    private const int Void = VoidRegion.Label;
    private const int MostBytes = 1 << 30; // of one file

    private readonly DatasetInput _input;
    private readonly ReadOptions _options;
    private readonly List<(string Name, PngHeader Header)> _images = [];
    private readonly List<Problem> _problems = [];
    private readonly LabelNames? _names;
    private readonly Dictionary<int, int> _categoryOf = []; // of a label
    private readonly List<Category> _categories = [];
    private Decoded? _last;

    public LabelPngSource(DatasetInput input, ReadOptions options)
    {
        (_input, _options) = (input, options);
        var log = new ProblemLog(options.Strict, _problems);
        _names = LabelNames.Read(input, options, log);
        foreach (string name in input.File is { } file ? [file] : LabelPngFiles.Of(input.Tree, IsPng))
        {
            if (HeaderOf(input.Tree, name) is { } header && (IsLabels(header, _names) || ColorsAreNames(header))) _images.Add((name, header));
            else log.Report(input.Tree.PathOf(name), "", "a PNG without labels", _names is { HasColors: true } ? "grey, a palette, or colours of the map" : "grey, a palette, or colours with a map (--labels)");
        }
        foreach (LabelName name in _names?.Named ?? []) Declare(name);
        if (_names is null) DeclareFound(log);
    }

    public override string Path => _input.Path;

    public override IReadOnlyList<Category> Categories => _categories;

    public override IReadOnlyList<string?> Annotators { get; } = [null];

    public override int ImageCount => _images.Count;

    public override IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Whether a file is named as PNG images are.</summary>
    public static bool IsPng(string name) => name.EndsWith(".png", StringComparison.OrdinalIgnoreCase);

    /// <summary>The header of a file; null when it is no PNG that can be read.</summary>
    public static PngHeader? HeaderOf(FileTree tree, string name)
    {
        using InputFile file = tree.Open(name);
        ReadOnlySpan<byte> head = file.Head(8 + 8 + PngHeader.Length);
        if (!PngReader.IsPng(head) || head.Length < 8 + 8 + PngHeader.Length || !head.Slice(12, 4).SequenceEqual("IHDR"u8)) return null;
        return PngHeader.Defect(head[16..], long.MaxValue) is null ? PngHeader.Parse(head[16..]) : null;
    }

    public override ImageInfo GetImage(int image) => new()
    {
        Id = new SourceId(image + 1),
        FileName = _images[image].Name,
        Height = _images[image].Header.Height,
        Width = _images[image].Header.Width,
        Subset = LabelPngFiles.SubsetOf(_images[image].Name),
    };

    public override string GetPlace(int image) => _images[image].Name;

    public override IReadOnlyList<int> GetAnnotators(int image) => [0];

    public override IReadOnlyList<ExtraField> ReadExtras(int image)
    {
        if (!_options.KeepExtras || !IsVoid(image, Void)) return [];
        try
        {
            LabelRuns labels = Decode(image);
            _last = new Decoded(image, labels); // most likely the annotations are asked for next
            return [.. LabelMasks.Of(labels, _names?.Background ?? 0).Where(mask => mask.Key == Void).Select(mask => VoidRegion.ToField(mask.Value))];
        }
        catch (InputException)
        {
            return []; // which reading reports
        }
    }

    public override void Read(int image, SourceMap map, List<Annotation> annotations, List<Problem> problems)
    {
        try
        {
            bool isObjects = IsObjects(_images[image].Header);
            LabelRuns labels = Interlocked.Exchange(ref _last, null) is { } last && last.Image == image ? last.Labels : Decode(image);
            foreach ((int label, Rle mask) in LabelMasks.Of(labels, _names?.Background ?? 0))
            {
                if (IsVoid(image, label)) continue;
                if (!_categoryOf.TryGetValue(isObjects ? 0 : label, out int category))
                {
                    new ProblemLog(_options.Strict, problems).Report(_input.Tree.PathOf(_images[image].Name), "", $"label {label}", "a label that has a name");
                    continue;
                }
                if (map.Categories[category] < 0) continue;
                annotations.Add(new Annotation
                {
                    Id = isObjects ? new SourceId(label) : null,
                    Annotator = map.Annotators[0],
                    Category = map.Categories[category],
                    Mask = mask,
                });
            }
        }
        catch (InputException failure) when (!_options.Strict)
        {
            problems.Add(failure.Problem);
        }
    }

    /// <summary>Whether the pixels of an image are labels, by themselves or by a map of colours.</summary>
    /// <param name="header">Of the image.</param>
    /// <param name="names">The names, and maybe colours, of labels; null where there are none.</param>
    public static bool IsLabels(in PngHeader header, LabelNames? names) =>
        header.Color is PngColor.Gray or PngColor.Palette || (names is { HasColors: true } && header.Color is PngColor.Rgb or PngColor.Rgba);

    // Any photograph is an image of colours: only where the user says that these are masks.
    private bool ColorsAreNames(in PngHeader header) => _names is null && _options.Format is not null && header.Color is PngColor.Rgb or PngColor.Rgba;

    // More values than categories have, and nobody names them.
    private bool IsObjects(in PngHeader header) => _names is null && header.Bits == 16;

    private bool IsVoid(int image, int label) => label == Void && _images[image].Header is { Bits: <= 8, Color: PngColor.Gray or PngColor.Palette } && !_categoryOf.ContainsKey(Void);

    private LabelRuns Decode(int image)
    {
        string name = _images[image].Name;
        PngImage png = PngReader.Read(_input.Tree.Read(name, MostBytes), _input.Tree.PathOf(name), _options.MaxPixels);
        if (png.IsLabels) return png.ToRuns();
        var labels = new int[png.Pixels.Length];
        uint last = uint.MaxValue;
        for (int i = 0; i < labels.Length; i++)
        {
            uint color = png.Pixels[i] & 0xFFFFFF; // opacity means nothing
            labels[i] = color == last ? labels[i - 1] : LabelOf(color, name, i / png.Width, i % png.Width);
            last = color;
        }
        return LabelRuns.Encode<int>(labels, png.Height, png.Width);
    }

    // Where colours are names, red stands first, as people write them.
    private int LabelOf(uint color, string name, int row, int column)
    {
        (uint red, uint green, uint blue) = (color & 255, color >> 8 & 255, color >> 16);
        if (_names is null) return (int)(red << 16 | green << 8 | blue);
        if (_names.LabelOf(color) is { } label) return label;
        Throw.Input(_input.Tree.PathOf(name), $"pixel {row},{column}", $"colour {red},{green},{blue}", "a colour of the map");
        return 0;
    }

    // Without names the labels are the names, and have to be looked for.
    private void DeclareFound(ProblemLog log)
    {
        var found = new SortedSet<int>();
        var colors = new SortedSet<int>();
        bool hasObjects = false;
        for (int i = 0; i < _images.Count; i++)
        {
            hasObjects |= IsObjects(_images[i].Header);
            if (IsObjects(_images[i].Header)) continue;
            try
            {
                bool isColors = !IsLabels(_images[i].Header, null);
                foreach (int label in Decode(i).Labels)
                    if (label == 0 || (label == Void && !isColors)) continue;
                    else if (isColors) colors.Add(label);
                    else found.Add(label);
            }
            catch (InputException failure)
            {
                log.Report(failure.Problem.File, failure.Problem.Place, failure.Problem.Found, failure.Problem.Allowed);
            }
        }
        if (hasObjects) Declare(new LabelName(0, Category.Unnamed));
        foreach (int label in found) Declare(new LabelName(label, label.ToString(CultureInfo.InvariantCulture)));
        foreach (int label in colors) Declare(new LabelName(label, $"#{label:X6}", new Rgb((byte)(label >> 16), (byte)(label >> 8), (byte)label)));
    }

    private void Declare(in LabelName label)
    {
        Category category = label.ToCategory();
        int known = _categories.FindIndex(other => other.Name == category.Name);
        _categoryOf[label.Label] = known >= 0 ? known : _categories.Count;
        if (known < 0) _categories.Add(_options.KeepExtras ? category : category with { Extras = [] });
    }

    private sealed record Decoded(int Image, LabelRuns Labels);
}
