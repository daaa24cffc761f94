using System.Collections;

namespace GeometryEngine.Formats;

/// <summary>
/// One or several sources read as one data set, an image at a time. <see cref="Read"/> may be called from several threads, in any order.
/// Images come in order: those of the first source, then those that only later sources have; results, which know images by id alone, count as last.
/// </summary>
public sealed class DatasetReader : IEnumerable<DatasetItem>, IDisposable
{
    private readonly IReadOnlyList<OpenedInput> _inputs;
    private readonly List<JoinedSource> _sources;
    private readonly ImagesOnDisk _images;
    private readonly IReadOnlyList<(int Height, int Width)> _sizes;
    private readonly ReadOptions _options;
    private readonly SharedAnnotators? _shared;
    private readonly RepeatedAnnotations? _repeated;

    /// <summary>Joins opened sources, which the reader then owns.</summary>
    /// <param name="sources">
    /// The sources, each with the annotator of the annotations that name none; null for one named after the file. Equal names are the same annotator.
    /// </param>
    /// <param name="options">Strictness and limits.</param>
    /// <exception cref="InputException">In strict reading: the sources contradict each other.</exception>
    public DatasetReader(IReadOnlyList<(DatasetSource Source, string? Annotator)> sources, ReadOptions options)
        : this([.. sources.Select(it => new OpenedInput(new SourceSpec(it.Source.Path, it.Annotator), [it.Source], Tree: null))], options) { }

    internal DatasetReader(IReadOnlyList<OpenedInput> inputs, ReadOptions options)
    {
        _inputs = inputs;
        _options = options;
        DatasetSource[] opened = [.. inputs.SelectMany(input => input.Sources)];
        List<Problem> problems = [.. inputs.SelectMany(input => input.Tree?.Problems ?? []), .. opened.SelectMany(source => source.Problems)];
        var log = new ProblemLog(options.Strict, problems);
        foreach (Problem leftOut in inputs.SelectMany(input => input.LeftOut)) log.Report(leftOut);
        (IReadOnlyList<Category> categories, IReadOnlyList<int[]> maps) = CategoryJoin.Run(opened, log);
        (IReadOnlyList<IReadOnlyList<int>> images, IReadOnlyList<(int Height, int Width)> sizes) = ImageJoin.Run(opened, log);
        _images = new ImagesOnDisk(inputs, sizes.Count, image => NameOf(image, opened, images));
        _sizes = _images.Complete(sizes, options.MaxPixels);
        IReadOnlyList<string> names = AnnotatorNames.Of([.. inputs.Select(input => (input.Spec.Path, input.Spec.Annotator))]);
        string[] defaults = [.. inputs.SelectMany((input, i) => input.Sources.Select(_ => names[i]))];
        bool[] ignored = [.. inputs.SelectMany(input => input.Sources.Select(_ => options.IgnoreAnnotators || input.Spec.IgnoreAnnotators))];
        var annotators = new AnnotatorTable();
        var joined = new List<JoinedSource>();
        for (int i = 0; i < opened.Length; i++)
        {
            int[] annotatorMap = [.. opened[i].Annotators.Select(name => annotators.Add(ignored[i] ? defaults[i] : name ?? defaults[i]))];
            joined.Add(new JoinedSource(opened[i], images[i], new SourceMap(maps[i], annotatorMap), KeypointOrders(opened[i], maps[i], categories)));
        }
        _sources = joined;
        foreach (JoinedSource source in joined) source.LearnSizes(_sizes);
        Problems = problems;
        int[] inputOf = [.. inputs.SelectMany((input, i) => input.Sources.Select(_ => i))];
        _repeated = RepeatedAnnotations.Of(joined, inputOf);
        _shared = SharedAnnotators.Of(joined, inputOf, [.. annotators.Names.OfType<string>()]);
        Info = new DatasetInfo
        {
            Categories = categories,
            Annotators = [.. annotators.Names.OfType<string>()],
            HasNamedAnnotators = inputs.Any(input => input.Spec.Annotator is not null) || opened.Any(source => source.Annotators.Any(name => name is not null)),
            ImageCount = _sizes.Count,
            Extras = [.. opened.SelectMany(source => source.Extras).DistinctBy(extra => extra.Name)],
        };
    }

    /// <summary>The sources, as the user named them.</summary>
    public IReadOnlyList<SourceSpec> Sources => [.. _inputs.Select(input => input.Spec)];

    /// <summary>The joined tables.</summary>
    public DatasetInfo Info { get; }

    /// <summary>Number of distinct images.</summary>
    public int Count => Info.ImageCount;

    /// <summary>What was wrong outside of any one image's annotations.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>What the sources say of one image, without its extra fields; reads no annotation.</summary>
    /// <param name="image">Index in [0, <see cref="Count"/>).</param>
    public ImageInfo GetImage(int image)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(image);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(image, Count);
        if (_sources.Count == 1)
        {
            ImageInfo only = _sources[0].Source.GetImage(_sources[0].Images[image]);
            return only.Height == _sizes[image].Height && only.Width == _sizes[image].Width ? only : only with { Height = _sizes[image].Height, Width = _sizes[image].Width };
        }
        ImageInfo[] known = [.. _sources.Where(joined => joined.Images[image] >= 0).Select(joined => joined.Source.GetImage(joined.Images[image]))];
        return known[0] with
        {
            FileName = known.Select(info => info.FileName).FirstOrDefault(name => name is not null),
            Subset = known.Select(info => info.Subset).FirstOrDefault(subset => subset is not null),
            Height = _sizes[image].Height,
            Width = _sizes[image].Width,
        };
    }

    /// <summary>Reads one image with the annotations of every source.</summary>
    /// <param name="image">Index in [0, <see cref="Count"/>).</param>
    /// <exception cref="InputException">In strict reading, at the first problem.</exception>
    public DatasetItem Read(int image)
    {
        ImageInfo info = GetImage(image);
        var annotations = new List<Annotation>();
        var problems = new List<Problem>();
        var log = new ProblemLog(_options.Strict, problems);
        var annotators = new SortedSet<int>();
        var parts = new List<(int Source, int First)>();
        for (int source = 0; source < _sources.Count; source++)
        {
            JoinedSource joined = _sources[source];
            int index = joined.Images[image];
            if (index < 0) continue;
            parts.Add((source, annotations.Count));
            if (info.Extras.Count == 0) info = info with { Extras = joined.Source.ReadExtras(index) };
            foreach (int annotator in joined.Source.GetAnnotators(index)) annotators.Add(joined.Map.Annotators[annotator]);
            joined.Read(index, annotations, problems);
            info = CheckMaskSizes(info, joined.Source, annotations, parts[^1].First, problems);
            _repeated?.Join(info.Name, parts, annotations, log);
        }
        _shared?.Check(info.Name, parts, annotations, log);
        foreach (Annotation annotation in annotations) annotators.Add(annotation.Annotator);
        return new DatasetItem { Image = info, Annotators = [.. annotators], Annotations = annotations, Problems = problems };
    }

    /// <summary>Opens the file of an image, where it lies beside the annotations: by its name in their folder or archive, or in <c>images/</c> beside a single file.</summary>
    /// <param name="image">The image.</param>
    /// <param name="problems">Receives a problem where there is no such file.</param>
    /// <returns>The file; null where there is none.</returns>
    /// <exception cref="InputException">In strict reading: there is none.</exception>
    public ImageFile? OpenImage(ImageInfo image, List<Problem> problems)
    {
        if (image.FileName is { } name && _images.Open(name) is { } file) return file;
        new ProblemLog(_options.Strict, problems).Report(string.Join(", ", Sources.Select(source => source.Path)), $"image {image.Name}",
            "no image file of this name", "one in the folder of the annotations, or in images/ there");
        return null;
    }

    /// <inheritdoc/>
    public IEnumerator<DatasetItem> GetEnumerator()
    {
        for (int image = 0; image < Count; image++) yield return Read(image);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (OpenedInput input in _inputs) input.Dispose();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // A source that does not know an image's size (results) can hold masks of another size than the rest; where no source knows it, the first mask tells.
    private ImageInfo CheckMaskSizes(ImageInfo image, DatasetSource source, List<Annotation> annotations, int first, List<Problem> problems)
    {
        var log = new ProblemLog(_options.Strict, problems);
        for (int i = first; i < annotations.Count; i++)
        {
            if (annotations[i].Mask is not { } mask) continue;
            if (!image.HasSize) image = image with { Height = mask.Height, Width = mask.Width };
            if (mask.Height == image.Height && mask.Width == image.Width) continue;
            log.Report(source.Path, $"image {image.Name}, annotation {annotations[i].Id?.ToString() ?? (i - first).ToString()}",
                $"a mask of size [{mask.Height}, {mask.Width}]", $"the image's size, [{image.Height}, {image.Width}]");
            annotations[i] = annotations[i] with { Mask = null };
            if (!annotations[i].IsObject) annotations.RemoveAt(i--);
        }
        return image;
    }

    private static string? NameOf(int image, DatasetSource[] sources, IReadOnlyList<IReadOnlyList<int>> images) =>
        sources.Select((source, i) => images[i][image] < 0 ? null : source.GetImage(images[i][image]).FileName).FirstOrDefault(name => name is not null);

    private static int[]?[] KeypointOrders(DatasetSource source, int[] map, IReadOnlyList<Category> categories)
    {
        var orders = new int[]?[categories.Count];
        for (int i = 0; i < map.Length; i++)
            if (map[i] >= 0) orders[map[i]] ??= CategoryJoin.KeypointOrder(source.Categories[i], categories[map[i]]);
        return orders;
    }
}
