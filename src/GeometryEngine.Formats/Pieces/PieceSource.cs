namespace GeometryEngine.Formats;

/// <summary>
/// A source whose images each stand in a piece of their own: a file of a folder, an element of a file, a stretch of rows. Opening parses every piece once, for
/// the tables and what there is to know of the image; reading parses it again, so that no geometry stays in memory.
/// </summary>
/// <typeparam name="TPiece">Where a piece is.</typeparam>
internal abstract class PieceSource<TPiece> : DatasetSource
{
    private readonly CategoryTable _categories = new();
    private readonly AnnotatorTable _annotators = new();
    private readonly List<Entry> _images = [];
    private bool _isIndexed;
    private Parsed? _last;

    protected PieceSource(string path, ReadOptions options)
    {
        Path = path;
        Options = options;
        Log = new ProblemLog(options.Strict, []);
    }

    public override string Path { get; }

    public override IReadOnlyList<Category> Categories => _categories.Categories;

    public override IReadOnlyList<string?> Annotators => _annotators.Names;

    public override int ImageCount => _images.Count;

    public override IReadOnlyList<Problem> Problems => Log.Problems;

    protected ReadOptions Options { get; }

    /// <summary>Where problems outside of any one image go.</summary>
    protected ProblemLog Log { get; }

    public override ImageInfo GetImage(int image) => _images[image].Image;

    public override string GetPlace(int image) => PlaceOf(_images[image].Piece);

    public override IReadOnlyList<int> GetAnnotators(int image) => _images[image].Annotators;

    public override IReadOnlyList<ExtraField> ReadExtras(int image)
    {
        if (!Options.KeepExtras) return [];
        Parsed parsed = ParseAgain(image);
        _last = parsed; // most likely the annotations are asked for next
        return parsed.Item?.Image.Extras ?? [];
    }

    public override void Read(int image, SourceMap map, List<Annotation> annotations, List<Problem> problems)
    {
        Parsed? parsed = Interlocked.Exchange(ref _last, null);
        if (parsed?.Image != image) parsed = ParseAgain(image);
        problems.AddRange(parsed.Problems);
        foreach (Annotation annotation in parsed.Item?.Annotations ?? [])
        {
            int category = map.Categories[annotation.Category];
            if (category >= 0) annotations.Add(annotation with { Category = category, Annotator = map.Annotators[annotation.Annotator] });
        }
    }

    /// <summary>Opens the source, called by its constructor. Where that fails, no one has the source yet: it is disposed of.</summary>
    /// <param name="index">Finds the pieces.</param>
    protected void Open(Action index)
    {
        try
        {
            index();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Parses a piece. What is wrong with a part of it is reported and the part left out or repaired.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="log">Where problems go.</param>
    /// <returns>The image; its indexes are those of <see cref="CategoryOf"/> and <see cref="AnnotatorOf"/>.</returns>
    /// <exception cref="InputException">The piece cannot be used; in strict reading also at any other problem.</exception>
    protected abstract DatasetItem Parse(TPiece piece, ProblemLog log);

    /// <summary>Where a piece stands, for problems with its image as a whole.</summary>
    protected abstract string PlaceOf(TPiece piece);

    /// <summary>The file to name in problems of a piece.</summary>
    protected virtual string FileOf(TPiece piece) => Path;

    /// <summary>Adds the image of a piece; only while the source is opened.</summary>
    protected void Add(TPiece piece)
    {
        try
        {
            DatasetItem item = Parse(piece, new ProblemLog(strict: false, [])); // problems inside are reported when the image is read
            ImageInfo image = item.Image.Extras.Count == 0 ? item.Image : item.Image with { Extras = [] };
            _images.Add(new Entry(image, SameAsBefore(item.Annotators), piece));
        }
        catch (InputException failure) when (!Log.Strict)
        {
            Log.Report(failure.Problem);
        }
    }

    /// <summary>Adds an image of which all but the annotations is known already; only while the source is opened.</summary>
    protected void Add(TPiece piece, ImageInfo image, IReadOnlyList<int> annotators) => _images.Add(new Entry(image, SameAsBefore(annotators), piece));

    /// <summary>Ends the opening: no category and no annotator is added any more.</summary>
    protected void EndIndex()
    {
        if (_annotators.Names.Count == 0) _annotators.Add(null);
        _isIndexed = true;
    }

    /// <summary>Changes what is known of an image after all were found; only while the source is opened.</summary>
    protected void Change(int image, Func<ImageInfo, ImageInfo> change) => _images[image] = _images[image] with { Image = change(_images[image].Image) };

    /// <summary>Where an image's piece is.</summary>
    protected TPiece PieceOf(int image) => _images[image].Piece;

    /// <summary>Declares a category before it is used; only while the source is opened.</summary>
    protected void Declare(Category category) => _categories.Declare(category);

    /// <summary>The index of a category's name; an empty one is <see cref="Category.Unnamed"/>.</summary>
    protected int CategoryOf(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty) name = Category.Unnamed;
        int index = _categories.IndexOf(name);
        if (index >= 0) return index;
        if (_isIndexed) FailChanged($"category {name}");
        return _categories.Add(name);
    }

    /// <summary>The index of an annotator's name; null is the one whom the user names for the whole source.</summary>
    protected int AnnotatorOf(string? name)
    {
        int index = _annotators.IndexOf(name);
        if (index >= 0) return index;
        if (_isIndexed) FailChanged($"annotator {name ?? "without a name"}");
        return _annotators.Add(name);
    }

    private Parsed ParseAgain(int image)
    {
        var problems = new List<Problem>();
        DatasetItem? item = null;
        try
        {
            item = Parse(_images[image].Piece, new ProblemLog(Options.Strict, problems));
        }
        catch (InputException failure) when (!Options.Strict)
        {
            problems.Add(failure.Problem);
        }
        return new Parsed(image, item, problems);
    }

    // Most images have been seen by the same annotators: equal lists that follow one another are kept once.
    private IReadOnlyList<int> SameAsBefore(IReadOnlyList<int> annotators) =>
        _images.Count > 0 && _images[^1].Annotators.SequenceEqual(annotators) ? _images[^1].Annotators : annotators;

    private void FailChanged(string found) => Throw.Input(Path, "", $"{found}, which was not there before", "input that does not change while it is read");

    private readonly record struct Entry(ImageInfo Image, IReadOnlyList<int> Annotators, TPiece Piece);

    private sealed record Parsed(int Image, DatasetItem? Item, List<Problem> Problems);
}
